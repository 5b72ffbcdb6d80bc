package io.mithridate.tensorflow.text;

import io.mithridate.api.backend.TextLengths;
import java.nio.file.Path;
import java.util.List;

/**
 * Turns texts into the rows of token ids that a text encoder takes.
 *
 * <p>Safe for use by several threads.
 */
public interface Tokenizer extends TextLengths {

    /** Returns how many tokens there are; ids run from 0 to one below. */
    int vocabularySize();

    /** The length of every row of ids. */
    @Override
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
    default int[] encode(String text) {
        int[] row = new int[contextLength()];
        encode(text, row, 0);
        return row;
    }

    /**
     * Writes the ids of a text into an array that may be used again.
     *
     * @param rows where {@link #contextLength()} ids are written
     * @param offset where the first of them goes
     */
    void encode(String text, int[] rows, int offset);

    /** Returns whether a text is longer than a row, so that its end is not encoded. */
    boolean cuts(String text);

    /**
     * Writes the ids of texts, one row after the other, into an array that may be used again.
     *
     * @param rows holds at least {@code texts.size() * contextLength()} ids; what lies behind them
     *     is left as it is
     * @throws IllegalArgumentException if the array is too short
     */
    default void encodeAll(List<String> texts, int[] rows) {
        long needed = (long) texts.size() * contextLength();
        if (rows.length < needed) {
            throw new IllegalArgumentException(
                    "%d texts in rows of %d need an array of %d, got one of %d"
                            .formatted(texts.size(), contextLength(), needed, rows.length));
        }
        int offset = 0;
        for (String text : texts) {
            encode(text, rows, offset);
            offset += contextLength();
        }
    }

    /**
     * All that makes it what it is, as {@link #write} puts it into a file: equal tokenizers have
     * equal texts, whatever kinds of files they were read from.
     */
    String text();

    /**
     * Writes the tokenizer into a checkpoint's folder, as a whole or not at all, in place of one
     * that may be there; {@link Tokenizers#read} makes the same one of it.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void write(Path folder);
}
