package io.mithridate.api.backend;

/** Counts the tokens that a model makes of texts; safe for use by several threads. */
public interface TextLengths {

    /** How many tokens a text has, start and end token included, however many a model sees. */
    int tokens(String text);

    /** How many tokens of a text the model sees at most, start and end token included. */
    int contextLength();
}
