package io.mithridate.api.backend;

/** Counts the tokens of texts under a model's tokenizer. Implementations are thread-safe. */
public interface TextLengths {

    /**
     * Returns the number of tokens of a text, including the start and end tokens, even if a model
     * truncates the text.
     */
    int tokens(String text);

    /**
     * Returns the maximum number of tokens that the model accepts, including the start and end
     * tokens.
     */
    int contextLength();
}
