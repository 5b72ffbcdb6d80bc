package io.mithridate.augmenters.labelled;

import java.util.List;

/**
 * Counts of outputs, of right ones and of those without a label.
 *
 * @param outputs the number of outputs
 * @param right the number of right outputs
 * @param uncovered the number of outputs that no label covers; they count as wrong
 */
record Tally(int outputs, int right, int uncovered) {

    static Tally of(List<Output> outputs) {
        int right = (int) outputs.stream().filter(each -> each.judgement().isRight()).count();
        int uncovered =
                (int) outputs.stream().filter(each -> each.judgement().isUncovered()).count();
        return new Tally(outputs.size(), right, uncovered);
    }

    /** Returns the fraction that is right, 0 to 1; NaN if there are no outputs. */
    double precision() {
        return (double) right / outputs;
    }

    WilsonInterval interval() {
        return WilsonInterval.of(right, outputs);
    }
}
