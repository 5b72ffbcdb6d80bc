package io.mithridate.tensorflow.text;

import io.mithridate.tensorflow.checkpoint.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A byte-level byte-pair encoding: OpenAI CLIP's (<a
 * href="https://arxiv.org/abs/2103.00020">Radford et al., 2021</a>; 49,408 tokens, rows of 77), or
 * one that is learned from the captions that a small model is trained on.
 *
 * <p>Ids are in CLIP's order: bytes, bytes that end a word, merges, start token, end token. Texts
 * are converted to Unicode's composed form and to lower case, and runs of white space are treated
 * as one space. Any text can be encoded, even if it was not learned from. If a text spells out the
 * start or end token, it is encoded as ordinary characters.
 *
 * <p>With CLIP's encoding, HTML character references are also resolved twice, ligatures, unusual
 * widths and curly quotes are replaced with plain characters, and control characters are removed.
 * The reference implementation also repairs text that was decoded with the wrong character set
 * (ftfy); this one does not.
 */
public final class BytePairEncoding implements Tokenizer {

    /**
     * The minimum vocabulary size: all bytes, inside and at the end of a word, plus start and end
     * token.
     */
    public static final int MIN_VOCABULARY_SIZE =
            BytePairVocabulary.BASE_TOKENS + BytePairVocabulary.SPECIAL_TOKENS;

    /** The minimum context: start token, one token of text, end token. */
    static final int MIN_CONTEXT = 3;

    /**
     * The words within which tokens are merged, as in CLIP: some English endings, runs of letters,
     * single digits, and runs of characters that are neither letters, digits nor white space.
     */
    private static final Pattern WORD =
            Pattern.compile("\\p{L}++|'(?:[stmd]|re|ve|ll)|\\p{N}|[^ \\p{L}\\p{N}]++");

    private final Kind kind;
    private final BytePairVocabulary vocabulary;
    private final BytePairMerger merger;
    private final int contextLength;
    private final boolean endTokenKept;

    BytePairEncoding(
            Kind kind, BytePairVocabulary vocabulary, int contextLength, boolean endTokenKept) {
        if (contextLength < MIN_CONTEXT) {
            throw new IllegalArgumentException(
                    "a context of %d tokens; at least %d are needed"
                            .formatted(contextLength, MIN_CONTEXT));
        }
        this.kind = kind;
        this.vocabulary = vocabulary;
        this.merger = new BytePairMerger(vocabulary);
        this.contextLength = contextLength;
        this.endTokenKept = endTokenKept;
    }

    /** The kinds of encodings, which clean texts differently. */
    enum Kind {
        /** Learned from captions. */
        LEARNT("mithridate byte-pair encoding, version 1"),
        /** CLIP's. */
        CLIP("mithridate CLIP byte-pair encoding, version 1");

        /** The first line of the encoding's file. */
        final String firstLine;

        Kind(String firstLine) {
            this.firstLine = firstLine;
        }

        /** Matches each word of a text. */
        Matcher words(String text) {
            return WORD.matcher(
                    this == CLIP ? CaptionCleaner.clean(text) : CaptionCleaner.normalize(text));
        }
    }

    /**
     * Returns CLIP's encoding with the given vocabulary.
     *
     * @param contextLength the length of the rows, at least 3
     * @param endTokenKept whether truncated texts keep their end token
     */
    public static BytePairEncoding clip(
            BytePairVocabulary vocabulary, int contextLength, boolean endTokenKept) {
        return new BytePairEncoding(Kind.CLIP, vocabulary, contextLength, endTokenKept);
    }

    /**
     * Learns an encoding. The order of the captions does not affect the result.
     *
     * @param captions the texts to learn from; iterated once
     * @param vocabularySize the number of tokens, including {@value #MIN_VOCABULARY_SIZE} tokens
     *     without merges; there are fewer if the captions have too few frequent pairs
     * @param contextLength the length of the rows, at least 3
     */
    public static BytePairEncoding learn(
            Iterable<String> captions, int vocabularySize, int contextLength) {
        if (vocabularySize < MIN_VOCABULARY_SIZE) {
            throw new IllegalArgumentException(
                    "a vocabulary of %d tokens; at least %d are needed, so that any text can be encoded"
                            .formatted(vocabularySize, MIN_VOCABULARY_SIZE));
        }
        Map<String, Long> counts = new HashMap<>();
        for (String caption : captions) {
            Matcher words = Kind.LEARNT.words(caption);
            while (words.find()) {
                counts.merge(words.group(), 1L, Long::sum);
            }
        }
        return new BytePairEncoding(
                Kind.LEARNT, BytePairLearner.learn(counts, vocabularySize), contextLength, true);
    }

    /**
     * Returns CLIP's encoding, changed so that truncated texts lose their end token; empty for a
     * learned encoding, which always keeps it.
     */
    public Optional<BytePairEncoding> withoutEndTokenOfTruncatedTexts() {
        return kind == Kind.CLIP
                ? Optional.of(clip(vocabulary, contextLength, false))
                : Optional.empty();
    }

    Kind kind() {
        return kind;
    }

    BytePairVocabulary vocabulary() {
        return vocabulary;
    }

    boolean keepsEndToken() {
        return endTokenKept;
    }

    @Override
    public int vocabularySize() {
        return vocabulary.size();
    }

    @Override
    public int contextLength() {
        return contextLength;
    }

    @Override
    public int endToken() {
        return vocabulary.endToken();
    }

    @Override
    public void encode(String text, int[] rows, int offset) {
        int end = offset + contextLength;
        int last = endTokenKept ? end - 1 : end;
        int position = offset;
        rows[position++] = vocabulary.startToken();
        Matcher words = kind.words(text);
        while (position < last && words.find()) {
            int[] ids = merger.encode(words.group());
            int count = Math.min(ids.length, last - position);
            System.arraycopy(ids, 0, rows, position, count);
            position += count;
        }
        if (position < end) {
            rows[position++] = vocabulary.endToken();
        }
        Arrays.fill(rows, position, end, 0);
    }

    @Override
    public int tokens(String text) {
        int length = 2;
        Matcher words = kind.words(text);
        while (words.find()) {
            length += merger.encode(words.group()).length;
        }
        return length;
    }

    @Override
    public String text() {
        return Tokenizers.text(this);
    }

    @Override
    public void write(Path folder) {
        byte[] content = text().getBytes(StandardCharsets.UTF_8);
        AtomicFile.write(folder.resolve(Tokenizers.FILE_NAME), stream -> stream.write(content));
    }
}
