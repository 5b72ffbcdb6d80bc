package io.mithridate.augmenters.labelled;

/**
 * What the labels say of an output.
 *
 * @param verdict right, wrong, or not said
 * @param reason why it is not right; empty if it is
 */
record Judgement(Verdict verdict, String reason) {

    /** Right, wrong, or not said. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** No label covers it: it counts as wrong until one does. */
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
