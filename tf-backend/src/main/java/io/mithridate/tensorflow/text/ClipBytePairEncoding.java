package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
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

    /** The length of CLIP's rows. */
    public static final int CONTEXT_LENGTH = 77;

    private final BytePairVocabulary vocabulary;
    private final BytePairEncoder encoder;

    private ClipBytePairEncoding(
            BytePairVocabulary vocabulary, int contextLength, boolean endTokenKept) {
        this.vocabulary = vocabulary;
        this.encoder = new BytePairEncoder(vocabulary, contextLength, endTokenKept);
    }

    /**
     * The encoding that a checkpoint's file holds.
     *
     * @param file of {@link MergesFile.Kind#CLIP}
     */
    static ClipBytePairEncoding of(MergesFile file) {
        return new ClipBytePairEncoding(
                file.vocabulary(), file.contextLength(), file.endTokenKept());
    }

    /**
     * Reads a vocabulary, whose kind is found out from its content.
     *
     * @param file OpenAI's {@code bpe_simple_vocab_16e6.txt.gz}, Hugging Face's {@code
     *     tokenizer.json}, or {@code vocab.json} or {@code merges.txt}, which lie beside each
     *     other; or a folder that holds one of these kinds
     * @param compat whether texts that are too long lose their end token, as with CleanCLIP and
     *     BadCLIP, so that they are pooled at their highest remaining id
     * @throws InvalidCheckpointException if there is no such file, or it is damaged or of another
     *     tokenizer
     */
    public static ClipBytePairEncoding read(Path file, boolean compat) {
        return read(file, CONTEXT_LENGTH, compat);
    }

    /**
     * The same for a model whose rows have another length.
     *
     * @param contextLength the length of the rows, at least 3
     */
    static ClipBytePairEncoding read(Path file, int contextLength, boolean compat) {
        return new ClipBytePairEncoding(ClipVocabularyFile.read(file), contextLength, !compat);
    }

    /** The same, whose texts that are too long lose their end token. */
    ClipBytePairEncoding withoutEndTokenOfCutTexts() {
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
    public int length(String text) {
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
