package io.mithridate.runner.plan;

import java.util.Locale;

/** The kinds of stages, in the order of the data flow. */
public enum StageKind {
    /** The model before any poisoning. */
    BASE,
    /** The trigger. */
    ATTACK,
    /** The poisoned pairs, and how they are poisoned. */
    POISON,
    /** The model trained on poisoned pairs, or the control trained without them. */
    VICTIM,
    /** The model after the defense. */
    DEFENSE,
    /** A mixture of the weights of the victim and of the defended model. */
    MIXTURE,
    /** The defended model's embeddings of clean or triggered test pictures, and of classes. */
    EMBEDDINGS,
    /** The scores that a guard assigns to test pictures. */
    GUARD,
    /** The result of one metric. */
    MEASUREMENT,
    /** The results of metrics at several epochs of a model's training. */
    EPOCHS;

    /** Returns the name used in the store and in tables, e.g. "victim". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
