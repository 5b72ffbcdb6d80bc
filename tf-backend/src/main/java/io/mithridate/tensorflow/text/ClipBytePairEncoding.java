package io.mithridate.tensorflow.text;

import java.nio.file.Path;

/**
 * OpenAI CLIP's byte-level byte-pair encoding (<a href="https://arxiv.org/abs/2103.00020">Radford
 * et al., 2021</a>): 49,408 tokens, rows of 77.
 *
 * <p>HTML character references are resolved twice, text is converted to Unicode's composed form and
 * to lower case, ligatures, unusual widths and curly quotes are replaced with plain characters,
 * control characters are removed, and runs of white space are treated as one space. The reference
 * implementation also repairs text that was decoded with the wrong character set (ftfy); this one
 * does not. If a text spells out the start or end token, it is encoded as ordinary characters.
 */
public final class ClipBytePairEncoding implements Tokenizer {

    private final BytePairVocabulary vocabulary;
    private final BytePairEncoder encoder;

    /**
     * Creates an encoding with a vocabulary.
     *
     * @param contextLength the length of the rows, at least 3
     * @param endTokenKept whether truncated texts keep their end token
     */
    public ClipBytePairEncoding(
            BytePairVocabulary vocabulary, int contextLength, boolean endTokenKept) {
        this.vocabulary = vocabulary;
        this.encoder = new BytePairEncoder(vocabulary, contextLength, endTokenKept);
    }

    /** Returns this encoding, changed so that truncated texts lose their end token. */
    public ClipBytePairEncoding withoutEndTokenOfTruncatedTexts() {
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
    public boolean truncates(String text) {
        return encoder.truncates(CaptionCleaner.clean(text));
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
