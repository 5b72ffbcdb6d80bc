package io.mithridate.tensorflow.text;

import java.nio.file.Path;

/**
 * Turns texts into the rows of token ids that a text encoder takes.
 *
 * <p>Safe for use by several threads.
 */
public interface Tokenizer {

    /** How many tokens there are; ids run from 0 to one below. */
    int vocabularySize();

    /** The length of every row of ids. */
    int contextLength();

    /**
     * The id that closes a text: the highest of all, so that a row's end is where its greatest id
     * is, which is how CLIP finds the position to pool at.
     */
    int endToken();

    /**
     * The ids of a text: start token, text, end token, then zeros up to {@link #contextLength()}.
     * Of a text that is too long, what exceeds the row is cut; the end token is kept, unless a
     * tokenizer says otherwise.
     */
    int[] encode(String text);

    /**
     * Writes the tokenizer into a checkpoint's folder, as a whole or not at all, in place of one
     * that may be there; {@link Tokenizers#read} makes the same one of it.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void write(Path folder);
}
