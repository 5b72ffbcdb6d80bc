package io.mithridate.tensorflow.text;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A byte-level byte-pair encoding that is learned from the captions that a small model is trained
 * on.
 *
 * <p>Ids are in CLIP's order: bytes, bytes that end a word, merges, start token, end token. Texts
 * are converted to Unicode's composed form and to lower case, and runs of white space are treated
 * as one space. Any text can be encoded, even if it was not learned from. If a text spells out the
 * start or end token, it is encoded as ordinary characters.
 */
public final class LearntBytePairEncoding implements Tokenizer {

    /**
     * The minimum vocabulary size: all bytes, inside and at the end of a word, plus start and end
     * token.
     */
    public static final int MIN_VOCABULARY_SIZE =
            BytePairVocabulary.BASE_TOKENS + BytePairVocabulary.SPECIAL_TOKENS;

    private final BytePairVocabulary vocabulary;
    private final BytePairEncoder encoder;

    private LearntBytePairEncoding(BytePairVocabulary vocabulary, int contextLength) {
        this.vocabulary = vocabulary;
        this.encoder = new BytePairEncoder(vocabulary, contextLength);
    }

    /**
     * Learns an encoding. The order of the captions does not affect the result.
     *
     * @param captions the texts to learn from; iterated once
     * @param vocabularySize the number of tokens, including {@value #MIN_VOCABULARY_SIZE} tokens
     *     without merges; there are fewer if the captions have too few frequent pairs
     * @param contextLength the length of the rows, at least 3
     */
    public static LearntBytePairEncoding learn(
            Iterable<String> captions, int vocabularySize, int contextLength) {
        if (vocabularySize < MIN_VOCABULARY_SIZE) {
            throw new IllegalArgumentException(
                    "a vocabulary of %d tokens; at least %d are needed, so that any text can be encoded"
                            .formatted(vocabularySize, MIN_VOCABULARY_SIZE));
        }
        Map<String, Long> counts = new HashMap<>();
        for (String caption : captions) {
            WordSplitter words = new WordSplitter(CaptionCleaner.normalised(caption));
            for (String word = words.next(); !word.isEmpty(); word = words.next()) {
                counts.merge(word, 1L, Long::sum);
            }
        }
        return new LearntBytePairEncoding(
                BytePairLearner.learn(counts, vocabularySize), contextLength);
    }

    /**
     * Returns the encoding in a checkpoint's file.
     *
     * @param file a file of {@link MergesFile.Kind#LEARNT}
     */
    static LearntBytePairEncoding of(MergesFile file) {
        return new LearntBytePairEncoding(file.vocabulary(), file.contextLength());
    }

    @Override
    public int vocabularySize() {
        return vocabulary.size();
    }

    @Override
    public int contextLength() {
        return encoder.contextLength();
    }

    @Override
    public int endToken() {
        return vocabulary.endToken();
    }

    @Override
    public void encode(String text, int[] rows, int offset) {
        encoder.encode(CaptionCleaner.normalised(text), rows, offset);
    }

    @Override
    public int tokens(String text) {
        return encoder.length(CaptionCleaner.normalised(text));
    }

    @Override
    public boolean truncates(String text) {
        return encoder.truncates(CaptionCleaner.normalised(text));
    }

    private MergesFile file() {
        return new MergesFile(MergesFile.Kind.LEARNT, vocabulary, contextLength(), true);
    }

    @Override
    public String text() {
        return file().text();
    }

    @Override
    public void write(Path folder) {
        file().write(folder);
    }
}
