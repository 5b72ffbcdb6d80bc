package io.mithridate.augmenters.labelled;

/**
 * The judgment of an output by the labels.
 *
 * @param verdict right, wrong or uncovered
 * @param reason why it is not right; empty if it is right
 */
record Judgement(Verdict verdict, String reason) {

    /** The verdict on an output. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** No label covers the output; it counts as wrong until a label does. */
        UNCOVERED
    }

    static Judgement right() {
        return new Judgement(Verdict.RIGHT, "");
    }

    static Judgement wrong(String reason) {
        return new Judgement(Verdict.WRONG, reason);
    }

    static Judgement uncovered() {
        return new Judgement(Verdict.UNCOVERED, "no label");
    }

    boolean isRight() {
        return verdict == Verdict.RIGHT;
    }

    boolean isUncovered() {
        return verdict == Verdict.UNCOVERED;
    }
}
