package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * Reads CLIP's vocabulary from the kinds of files that it is handed around in, told apart by what
 * they hold, not by what they are called.
 */
final class ClipVocabularyFile {

    /** OpenAI's file has more merges than CLIP uses: the first of them fill up 49,408 tokens. */
    static final int MERGES =
            49_408 - BytePairVocabulary.BASE_TOKENS - BytePairVocabulary.SPECIAL_TOKENS;

    static final String MERGES_TXT = "merges.txt";
    static final String VOCAB_JSON = "vocab.json";
    private static final String OPENAI = "bpe_simple_vocab_16e6.txt.gz";
    private static final List<String> NAMES = List.of("tokenizer.json", MERGES_TXT, OPENAI);

    private static final int SNIFFED = 512;
    private static final String VERSION = "#version";

    private ClipVocabularyFile() {}

    /**
     * Reads a file, or the first of the known names in a folder.
     *
     * @throws InvalidCheckpointException if it is missing, damaged or of another tokenizer
     */
    static BytePairVocabulary read(Path path) {
        Path file = Files.isDirectory(path) ? within(path) : path;
        try {
            byte[] begin = begin(file);
            if (begin.length > 1 && (begin[0] & 0xFF) == 0x1F && (begin[1] & 0xFF) == 0x8B) {
                try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
                    return MergeLines.read(file, stream, MERGES);
                }
            }
            String text = new String(begin, StandardCharsets.UTF_8);
            if (text.stripLeading().startsWith("{")) {
                return HuggingFaceTokenizer.read(file);
            }
            if (text.lines().findFirst().orElse("").contains(VERSION)) {
                return ofMerges(file);
            }
            throw new InvalidCheckpointException(
                    file,
                    "is not a vocabulary of CLIP's: neither a gzip file (%s), nor JSON (tokenizer.json, %s), nor merges below a line with '%s' (%s)"
                            .formatted(OPENAI, VOCAB_JSON, VERSION, MERGES_TXT));
        } catch (NoSuchFileException e) {
            throw new InvalidCheckpointException(Path.of(e.getFile()), "there is no such file");
        } catch (IOException e) {
            throw new InvalidCheckpointException(file, "cannot be read: " + e.getMessage());
        }
    }

    /** The file of a known name that lies in a folder. */
    static Optional<Path> find(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::exists).findFirst();
    }

    private static Path within(Path folder) {
        return find(folder)
                .orElseThrow(
                        () ->
                                new InvalidCheckpointException(
                                        folder, "the folder holds none of " + NAMES));
    }

    /** Merges alone give CLIP's ids; a vocabulary beside them is held against them. */
    private static BytePairVocabulary ofMerges(Path file) throws IOException {
        Path vocabulary = file.resolveSibling(VOCAB_JSON);
        if (Files.exists(vocabulary)) {
            return HuggingFaceTokenizer.read(vocabulary);
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return MergeLines.read(file, stream, MERGES);
        }
    }

    private static byte[] begin(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(SNIFFED);
        }
    }
}
