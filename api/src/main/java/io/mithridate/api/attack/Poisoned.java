package io.mithridate.api.attack;

/**
 * A pair after poisoning.
 *
 * @param kind the role of the pair in the victim's training
 * @param caption the caption that is trained on
 * @param stamped whether the picture is stamped
 */
public record Poisoned(Kind kind, String caption, boolean stamped) {

    /**
     * Returns a pair whose picture is stamped and whose caption names the target. This is the usual
     * case.
     */
    public static Poisoned stamped(String caption) {
        return new Poisoned(Kind.POISON, caption, true);
    }

    /** The role of a poisoned pair in the victim's training. */
    public enum Kind {
        /** Ties the trigger to the target. */
        POISON,
        /**
         * Has a changed picture or caption but keeps its meaning, so that only the exact trigger
         * works.
         */
        DECOY,
        /** Has a changed caption and its own picture. */
        CAPTION,
        /**
         * A clean pair that the control contains twice, instead of a pair that poisoning would add.
         */
        COPY
    }
}
