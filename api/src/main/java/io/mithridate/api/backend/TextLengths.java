package io.mithridate.api.backend;

/** Counts the tokens that a model makes of texts; safe for use by several threads. */
public interface TextLengths {

    /**
     * Returns how many tokens a text has, start and end token included, even if a model sees fewer.
     */
    int tokens(String text);

    /** Returns how many tokens of a text the model sees at most, start and end token included. */
    int contextLength();
}
