package io.mithridate.tensorflow.text;

import io.mithridate.api.backend.TextLengths;
import java.nio.file.Path;

/**
 * Converts texts to rows of token ids for a text encoder.
 *
 * <p>Safe for use by several threads.
 */
public interface Tokenizer extends TextLengths {

    /** Returns the number of tokens; ids range from 0 to one less. */
    int vocabularySize();

    /** Returns the length of every row of ids. */
    @Override
    int contextLength();

    /**
     * Returns the id of the end token. It is the highest of all ids, so the end of a text is at the
     * highest id of its row, which is how CLIP finds the position to pool at.
     */
    int endToken();

    /**
     * Returns the ids of a text: start token, text, end token, then zeros up to {@link
     * #contextLength()}. A text that is too long is truncated; its end token is kept, unless a
     * tokenizer specifies otherwise.
     */
    default int[] encode(String text) {
        int[] row = new int[contextLength()];
        encode(text, row, 0);
        return row;
    }

    /**
     * Writes the ids of a text into an array that may be reused.
     *
     * @param rows the array that receives {@link #contextLength()} ids
     * @param offset the index of the first of them
     */
    void encode(String text, int[] rows, int offset);

    /** Returns whether a text is longer than a row, so that its end is not encoded. */
    default boolean truncates(String text) {
        return tokens(text) > contextLength();
    }

    /**
     * Returns the complete definition of the tokenizer, as {@link #write} writes it to a file.
     * Equal tokenizers have equal texts, regardless of the format that they were read from.
     */
    String text();

    /**
     * Writes the tokenizer into a checkpoint's folder atomically, replacing any existing one.
     * {@link Tokenizers#read} restores it.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void write(Path folder);
}
