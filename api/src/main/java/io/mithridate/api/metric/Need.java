package io.mithridate.api.metric;

/** What a metric reads of an {@link Evaluation}; it is refused what it did not name. */
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
     * What a detecting defense found. Where a defense only detects, no other metric is measured:
     * the model is still the suspect, and its numbers are not a defense's.
     */
    FINDINGS
}
