package io.mithridate.augmenters.language;

/**
 * A caption split into a part to process and a rest that is carried along unchanged.
 *
 * <p>All but extremely long captions are processed completely. Text encoders see far less (CLIP's
 * 77 tokens), so changes in the rest would have no effect. Algorithms that compare every piece of a
 * caption with every other, or insert into a list of its words, would take seconds or minutes on a
 * text that is thousands of times longer.
 *
 * @param text the part to process
 * @param rest the text that follows; empty except for the longest captions
 */
public record SplitCaption(String text, String rest) {

    /** The maximum number of words and punctuation marks to process. */
    static final int MAX_TOKENS = 128;

    /** The maximum number of characters to process; words may be arbitrarily long. */
    static final int MAX_CHARACTERS = 2_000;

    /** Splits a caption between two of its words or marks. */
    public static SplitCaption of(String caption) {
        if (caption.length() <= MAX_TOKENS) {
            return new SplitCaption(caption, "");
        }
        int end = 0;
        int tokens = 0;
        for (Words.Span span : Words.split(caption)) {
            if (tokens == MAX_TOKENS || span.end() > MAX_CHARACTERS) {
                return new SplitCaption(caption.substring(0, end), caption.substring(end));
            }
            end = span.end();
            tokens++;
        }
        return new SplitCaption(caption, "");
    }
}
