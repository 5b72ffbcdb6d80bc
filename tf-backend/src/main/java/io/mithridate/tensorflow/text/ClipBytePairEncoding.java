package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * OpenAI CLIP's byte-level byte-pair encoding (<a href="https://arxiv.org/abs/2103.00020">Radford
 * et al., 2021</a>): 49,408 tokens, rows of 77.
 *
 * <p>HTML character references are resolved twice, text is brought to Unicode's composed form and
 * to lower case, curly quotes are straightened, and runs of white space count as one space. The
 * reference also repairs text that was decoded wrongly (ftfy); this does not. Texts in which the
 * start or end token is spelt out get no such token within.
 */
public final class ClipBytePairEncoding implements Tokenizer {

    /** The length of CLIP's rows. */
    public static final int CONTEXT_LENGTH = 77;

    /** The file has more merges than CLIP uses: the first of them fill up 49,408 tokens. */
    private static final int MERGES =
            49_408 - BytePairVocabulary.BASE_TOKENS - BytePairVocabulary.SPECIAL_TOKENS;

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
     * Reads OpenAI's vocabulary.
     *
     * @param file {@code bpe_simple_vocab_16e6.txt.gz}
     * @param compat whether texts that are too long lose their end token, as with CleanCLIP and
     *     BadCLIP, so that they are pooled at their highest remaining id
     * @throws InvalidCheckpointException if the file is missing, damaged or another one
     */
    public static ClipBytePairEncoding read(Path file, boolean compat) {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(Files.newInputStream(file)),
                                StandardCharsets.UTF_8))) {
            return new ClipBytePairEncoding(readMerges(file, lines), CONTEXT_LENGTH, !compat);
        } catch (NoSuchFileException e) {
            throw new InvalidCheckpointException(file, "there is no such file");
        } catch (IOException e) {
            throw new InvalidCheckpointException(file, "cannot be read: " + e.getMessage());
        }
    }

    /** The first line names the version of the format. */
    private static BytePairVocabulary readMerges(Path file, BufferedReader lines)
            throws IOException {
        BytePairVocabulary vocabulary = new BytePairVocabulary();
        String line = lines.readLine();
        while (vocabulary.mergeCount() < MERGES) {
            line = line == null ? null : lines.readLine();
            if (line == null) {
                throw new InvalidCheckpointException(
                        file,
                        "has %d merges, CLIP needs %d".formatted(vocabulary.mergeCount(), MERGES));
            }
            int space = line.indexOf(' ');
            int left = space < 0 ? -1 : vocabulary.id(line.substring(0, space));
            int right = space < 0 ? -1 : vocabulary.id(line.substring(space + 1));
            if (left < 0 || right < 0 || vocabulary.addMerge(left, right) < 0) {
                throw new InvalidCheckpointException(
                        file,
                        "line %d: '%s' is no pair of tokens known so far that gives a new one"
                                .formatted(vocabulary.mergeCount() + 2, line));
            }
        }
        return vocabulary;
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
    public int[] encode(String text) {
        return encoder.encode(clean(text));
    }

    @Override
    public void write(Path folder) {
        new MergesFile(
                        MergesFile.Kind.CLIP,
                        vocabulary,
                        encoder.contextLength(),
                        encoder.keepsEndToken())
                .write(folder);
    }

    private static String clean(String text) {
        String resolved = HtmlReferences.resolve(HtmlReferences.resolve(text));
        String straight =
                resolved.replace('\u2018', '\'')
                        .replace('\u2019', '\'')
                        .replace('\u201c', '"')
                        .replace('\u201d', '"');
        return WhiteSpace.collapse(
                Normalizer.normalize(straight, Normalizer.Form.NFC).toLowerCase(Locale.ROOT));
    }
}
