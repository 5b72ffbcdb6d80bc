package io.mithridate.api.metric;

/** A part of an {@link Evaluation} that a metric reads; it is refused what it did not name. */
public enum Need {
    /**
     * Embeddings of test pictures, clean and triggered, and of classes. They are stored: a metric
     * that needs nothing else is computed without the model.
     */
    EMBEDDINGS,
    /** Embeddings of the clean pictures that settings are chosen on; stored as well. */
    VALIDATION,
    /** Embeddings of the clean labelled pictures that one may train on; stored as well. */
    LABELLED,
    /**
     * Embeddings of held-out pairs: captions, with and without the attack's text key, and pictures;
     * stored as well.
     */
    PAIRS,
    /** The model itself, which is opened for the metric. */
    MODEL,
    /**
     * The findings of a detecting defense. Where a defense only detects, no other metric is
     * measured: the model is still the suspect, and its numbers are not a defense's.
     */
    FINDINGS
}
