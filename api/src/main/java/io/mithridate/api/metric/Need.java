package io.mithridate.api.metric;

/**
 * A part of an {@link Evaluation} that a metric reads. A metric cannot read parts that it does not
 * declare.
 */
public enum Need {
    /**
     * Embeddings of test pictures, clean and triggered, and of classes. They are stored, so a
     * metric that needs nothing else is computed without the model.
     */
    EMBEDDINGS,
    /** Embeddings of the clean pictures used for choosing settings; also stored. */
    VALIDATION,
    /** Embeddings of the clean labeled pictures available for training; also stored. */
    LABELLED,
    /**
     * Embeddings of held-out pairs: captions, with and without the attack's text key, and pictures;
     * also stored.
     */
    PAIRS,
    /** The model itself, which is opened for the metric. */
    MODEL,
    /**
     * The findings of a detecting defense. If a defense only detects, no other metric is computed,
     * because the model is still the suspect and its numbers do not reflect the defense.
     */
    FINDINGS
}
