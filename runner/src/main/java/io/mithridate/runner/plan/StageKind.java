package io.mithridate.runner.plan;

import java.util.Locale;

/** The kinds of stages, in the order of the data flow. */
public enum StageKind {
    /** The model before anything is poisoned. */
    BASE,
    /** The trigger. */
    ATTACK,
    /** The poisoned pairs, and the form of their poisoning. */
    POISON,
    /** The model that was trained on poisoned pairs, or the control that was not. */
    VICTIM,
    /** The model after the defense. */
    DEFENSE,
    /** A model on the way from the victim to the defended one. */
    MIXTURE,
    /** Embeddings of the defended model: of test pictures, clean or triggered, and of classes. */
    EMBEDDINGS,
    /** The scores that a guard gives to test pictures. */
    GUARD,
    /** The result of one metric. */
    MEASUREMENT,
    /** The results of metrics for a model after the epochs of its training. */
    EPOCHS;

    /** The name in the store and in tables: "victim". */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
