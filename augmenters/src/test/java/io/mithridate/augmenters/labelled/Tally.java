package io.mithridate.augmenters.labelled;

import java.util.List;

/**
 * How many outputs are right.
 *
 * @param outputs how many there are
 * @param right how many of them are right
 * @param uncovered how many of them no label covers; they count as wrong
 */
record Tally(int outputs, int right, int uncovered) {

    static Tally of(List<Output> outputs) {
        int right = (int) outputs.stream().filter(each -> each.judgement().isRight()).count();
        int open = (int) outputs.stream().filter(each -> each.judgement().isUncovered()).count();
        return new Tally(outputs.size(), right, open);
    }

    /** The fraction that is right, 0 to 1; NaN of nothing. */
    double precision() {
        return (double) right / outputs;
    }

    WilsonInterval interval() {
        return WilsonInterval.of(right, outputs);
    }
}
