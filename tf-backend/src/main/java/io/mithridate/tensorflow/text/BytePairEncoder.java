package io.mithridate.tensorflow.text;

/** Lays the words of a cleaned text out as one row of ids; shared by every byte-pair tokenizer. */
final class BytePairEncoder {

    /** Start token, one token of text, end token. */
    static final int SHORTEST_CONTEXT = 3;

    private final BytePairVocabulary vocabulary;
    private final BytePairMerger merger;
    private final int contextLength;
    private final boolean endTokenKept;

    /** Keeps the end token of texts that are cut. */
    BytePairEncoder(BytePairVocabulary vocabulary, int contextLength) {
        this(vocabulary, contextLength, true);
    }

    BytePairEncoder(BytePairVocabulary vocabulary, int contextLength, boolean endTokenKept) {
        if (contextLength < SHORTEST_CONTEXT) {
            throw new IllegalArgumentException(
                    "a context of %d tokens; at least %d are needed"
                            .formatted(contextLength, SHORTEST_CONTEXT));
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

    /** A row for a text that is clean and in lower case; see {@link Tokenizer#encode}. */
    int[] encode(String text) {
        int[] row = new int[contextLength];
        int last = endTokenKept ? contextLength - 1 : contextLength;
        row[0] = vocabulary.startToken();
        int length = 1;
        WordSplitter words = new WordSplitter(text);
        while (length < last) {
            String word = words.next();
            if (word.isEmpty()) {
                break;
            }
            int[] ids = merger.encode(word);
            int count = Math.min(ids.length, last - length);
            System.arraycopy(ids, 0, row, length, count);
            length += count;
        }
        if (length < contextLength) {
            row[length] = vocabulary.endToken();
        }
        return row;
    }
}
