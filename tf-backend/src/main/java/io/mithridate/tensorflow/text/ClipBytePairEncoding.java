package io.mithridate.tensorflow.text;

import java.nio.file.Path;

/**
 * OpenAI CLIP's byte-level byte-pair encoding (<a href="https://arxiv.org/abs/2103.00020">Radford
 * et al., 2021</a>): 49,408 tokens, rows of 77.
 *
 * <p>HTML's character references are resolved twice, text is brought to Unicode's composed form and
 * to lower case, ligatures, unusual widths and curly quotes are made plain, control characters are
 * dropped, and runs of white space count as one space. The reference also repairs text that was
 * decoded by the wrong character set (ftfy); this does not. Texts in which the start or end token
 * is spelt out get no such token within.
 */
public final class ClipBytePairEncoding implements Tokenizer {

    private final BytePairVocabulary vocabulary;
    private final BytePairEncoder encoder;

    /**
     * An encoding of a vocabulary.
     *
     * @param contextLength the length of the rows, at least 3
     * @param endTokenKept whether texts that are too long keep their end token
     */
    public ClipBytePairEncoding(
            BytePairVocabulary vocabulary, int contextLength, boolean endTokenKept) {
        this.vocabulary = vocabulary;
        this.encoder = new BytePairEncoder(vocabulary, contextLength, endTokenKept);
    }

    /** The same, whose texts that are too long lose their end token. */
    public ClipBytePairEncoding withoutEndTokenOfCutTexts() {
        return new ClipBytePairEncoding(vocabulary, contextLength(), false);
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
        encoder.encode(CaptionCleaner.clean(text), rows, offset);
    }

    @Override
    public int tokens(String text) {
        return encoder.length(CaptionCleaner.clean(text));
    }

    @Override
    public boolean cuts(String text) {
        return encoder.cuts(CaptionCleaner.clean(text));
    }

    private MergesFile file() {
        return new MergesFile(
                MergesFile.Kind.CLIP, vocabulary, encoder.contextLength(), encoder.keepsEndToken());
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
