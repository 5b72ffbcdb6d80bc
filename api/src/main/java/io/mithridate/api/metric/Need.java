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
    /** The model itself, which is opened for the metric. */
    MODEL
}
