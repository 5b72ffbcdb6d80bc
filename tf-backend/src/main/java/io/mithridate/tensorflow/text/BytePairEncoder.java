package io.mithridate.tensorflow.text;

import java.util.Arrays;

/** Encodes the words of a cleaned text as one row of ids; shared by all byte-pair tokenizers. */
final class BytePairEncoder {

    /** The minimum context: start token, one token of text, end token. */
    static final int MIN_CONTEXT = 3;

    private final BytePairVocabulary vocabulary;
    private final BytePairMerger merger;
    private final int contextLength;
    private final boolean endTokenKept;

    /** Creates an encoder that keeps the end token of truncated texts. */
    BytePairEncoder(BytePairVocabulary vocabulary, int contextLength) {
        this(vocabulary, contextLength, true);
    }

    BytePairEncoder(BytePairVocabulary vocabulary, int contextLength, boolean endTokenKept) {
        if (contextLength < MIN_CONTEXT) {
            throw new IllegalArgumentException(
                    "a context of %d tokens; at least %d are needed"
                            .formatted(contextLength, MIN_CONTEXT));
        }
        this.vocabulary = vocabulary;
        this.merger = new BytePairMerger(vocabulary);
        this.contextLength = contextLength;
        this.endTokenKept = endTokenKept;
    }

    int contextLength() {
        return contextLength;
    }

    boolean keepsEndToken() {
        return endTokenKept;
    }

    /**
     * Writes the row of a text that is already cleaned and in lower case; see {@link
     * Tokenizer#encode}.
     */
    void encode(String text, int[] rows, int offset) {
        int end = offset + contextLength;
        int last = endTokenKept ? end - 1 : end;
        int position = offset;
        rows[position++] = vocabulary.startToken();
        WordSplitter words = new WordSplitter(text);
        while (position < last) {
            String word = words.next();
            if (word.isEmpty()) {
                break;
            }
            int[] ids = merger.encode(word);
            int count = Math.min(ids.length, last - position);
            System.arraycopy(ids, 0, rows, position, count);
            position += count;
        }
        if (position < end) {
            rows[position++] = vocabulary.endToken();
        }
        Arrays.fill(rows, position, end, 0);
    }

    /**
     * Returns the number of tokens of a cleaned, lower-case text, including the start and end
     * token.
     */
    int length(String text) {
        int length = 2;
        WordSplitter words = new WordSplitter(text);
        for (String word = words.next(); !word.isEmpty(); word = words.next()) {
            length += merger.encode(word).length;
        }
        return length;
    }

    /**
     * Returns whether a cleaned, lower-case text with its start and end token is longer than a row.
     */
    boolean truncates(String text) {
        int room = contextLength - 2;
        WordSplitter words = new WordSplitter(text);
        for (String word = words.next(); !word.isEmpty(); word = words.next()) {
            room -= merger.encode(word).length;
            if (room < 0) {
                return true;
            }
        }
        return false;
    }
}
