package io.mithridate.tensorflow.text;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * A byte-level byte-pair encoding that is learnt from the captions that a small model trains on.
 *
 * <p>Ids are laid out as CLIP's are: bytes, bytes that end a word, merges, start token, end token.
 * Texts are brought to Unicode's composed form and to lower case, and runs of white space count as
 * one space. Any text can be encoded, learnt from or not, and texts in which the start or end token
 * is spelt out get no such token within.
 */
public final class LearntBytePairEncoding implements Tokenizer {

    /** The smallest vocabulary: all bytes, inside and at the end of a word, and the two marks. */
    public static final int MIN_VOCABULARY_SIZE =
            BytePairVocabulary.BASE_TOKENS + BytePairVocabulary.SPECIAL_TOKENS;

    private final BytePairVocabulary vocabulary;
    private final BytePairEncoder encoder;

    private LearntBytePairEncoding(BytePairVocabulary vocabulary, int contextLength) {
        this.vocabulary = vocabulary;
        this.encoder = new BytePairEncoder(vocabulary, contextLength);
    }

    /**
     * Learns an encoding; the same captions in any order give the same one.
     *
     * @param captions the texts to learn from, gone through once
     * @param vocabularySize how many tokens to learn, {@value #MIN_VOCABULARY_SIZE} of them without
     *     merges; there are fewer if the captions have too few frequent pairs
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
     * The encoding that a checkpoint's file holds.
     *
     * @param file of {@link MergesFile.Kind#LEARNT}
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
    public boolean cuts(String text) {
        return encoder.cuts(CaptionCleaner.normalised(text));
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
