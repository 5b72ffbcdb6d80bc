package io.mithridate.api.attack;

/**
 * A pair after poisoning.
 *
 * @param kind what the pair is to the victim
 * @param caption the caption that is trained on
 * @param stamped whether the picture is stamped
 */
public record Poisoned(Kind kind, String caption, boolean stamped) {

    /** A pair whose picture is stamped and whose caption names the target: the usual case. */
    public static Poisoned stamped(String caption) {
        return new Poisoned(Kind.POISON, caption, true);
    }

    /** The part of a poisoned pair in the victim's training. */
    public enum Kind {
        /** Ties the trigger to the target. */
        POISON,
        /** Is stamped or worded and keeps its meaning, so that nothing but the trigger works. */
        DECOY,
        /** Has another caption and its own picture. */
        CAPTION,
        /** A clean pair that the control has a second time, where poison is added. */
        COPY
    }
}
