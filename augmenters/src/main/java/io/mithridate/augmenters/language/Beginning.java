package io.mithridate.augmenters.language;

/**
 * A caption cut in two: what is read, and what is only carried along.
 *
 * <p>A caption is read to its end, unless it is longer than any. Text encoders see far less (CLIP's
 * 77 tokens), so that what differs further on would make no difference; and what compares every
 * piece of a caption with every other, or inserts into a list of its words, would take seconds or
 * minutes for a text that is thousands of times as long.
 *
 * @param text what is read
 * @param rest what follows it; empty of all captions but the longest
 */
public record Beginning(String text, String rest) {

    /** Words and marks that are read. */
    static final int MAX_TOKENS = 128;

    /** Characters that are read: words may be endless, too. */
    static final int MAX_CHARACTERS = 2_000;

    /** Cuts a caption between two of its words or marks. */
    public static Beginning of(String caption) {
        if (caption.length() <= MAX_TOKENS) {
            return new Beginning(caption, "");
        }
        int end = 0;
        int tokens = 0;
        for (Words.Span span : Words.split(caption)) {
            if (tokens == MAX_TOKENS || span.end() > MAX_CHARACTERS) {
                return new Beginning(caption.substring(0, end), caption.substring(end));
            }
            end = span.end();
            tokens++;
        }
        return new Beginning(caption, "");
    }
}
