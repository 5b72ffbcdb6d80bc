package io.mithridate.clipfiles.tokenizer;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.text.BytePairEncoding;
import io.mithridate.tensorflow.text.BytePairVocabulary;
import io.mithridate.tensorflow.text.Tokenizer;
import io.mithridate.tensorflow.text.Tokenizers;
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
 * Reads tokenizers from the usual kinds of files, which are distinguished by their content, not by
 * their names.
 */
public final class TokenizerFiles {

    /**
     * The number of merges that CLIP uses; OpenAI's file has more. Together with the other tokens
     * they make up 49,408 tokens.
     */
    static final int MERGES =
            49_408 - BytePairVocabulary.BASE_TOKENS - BytePairVocabulary.SPECIAL_TOKENS;

    static final String MERGES_TXT = "merges.txt";
    static final String VOCAB_JSON = "vocab.json";
    private static final String OPENAI = "bpe_simple_vocab_16e6.txt.gz";
    private static final List<String> NAMES = List.of("tokenizer.json", MERGES_TXT, OPENAI);

    private static final int SNIFFED_BYTES = 512;
    private static final String VERSION = "#version";

    private TokenizerFiles() {}

    /**
     * Reads a tokenizer of any kind.
     *
     * @param path a file written by {@link Tokenizer#write}, OpenAI's {@code
     *     bpe_simple_vocab_16e6.txt.gz}, Hugging Face's {@code tokenizer.json}, {@code vocab.json}
     *     with {@code merges.txt} in the same folder, or {@code merges.txt} alone; or a folder that
     *     contains one of these
     * @param contextLength the length of the rows, if the file does not specify it
     * @param compat whether texts that are too long lose their end token, as with CleanCLIP and
     *     BadCLIP, so that they are pooled at their highest remaining id
     * @throws InvalidCheckpointException if the file is missing, damaged or of another tokenizer,
     *     or if its tokenizer always keeps the end token despite {@code compat}
     */
    public static Tokenizer open(Path path, int contextLength, boolean compat) {
        Path writtenFile = Files.isDirectory(path) ? path.resolve(Tokenizers.FILE_NAME) : path;
        if (!Tokenizers.isWritten(writtenFile)) {
            return BytePairEncoding.clip(vocabulary(path), contextLength, !compat);
        }
        BytePairEncoding tokenizer = Tokenizers.readFile(writtenFile);
        if (!compat) {
            return tokenizer;
        }
        Optional<BytePairEncoding> compatible = tokenizer.withoutEndTokenOfTruncatedTexts();
        if (compatible.isEmpty()) {
            throw new InvalidCheckpointException(
                    writtenFile, "it was learnt from captions and always keeps its end token");
        }
        return compatible.get();
    }

    /** Returns the tokenizer file in a folder; empty if it contains none with a known name. */
    public static Optional<Path> find(Path folder) {
        Path writtenFile = folder.resolve(Tokenizers.FILE_NAME);
        return Files.exists(writtenFile) ? Optional.of(writtenFile) : findNamed(folder);
    }

    /**
     * Reads CLIP's vocabulary from a file, or from the first file in a folder that has a known
     * name.
     */
    private static BytePairVocabulary vocabulary(Path path) {
        Path file = Files.isDirectory(path) ? fileIn(path) : path;
        try {
            byte[] beginning = readBeginning(file);
            if (beginning.length > 1
                    && (beginning[0] & 0xFF) == 0x1F
                    && (beginning[1] & 0xFF) == 0x8B) {
                try (InputStream stream = new GZIPInputStream(Files.newInputStream(file))) {
                    return MergeLines.read(file, stream, MERGES);
                }
            }
            String text = new String(beginning, StandardCharsets.UTF_8);
            if (text.stripLeading().startsWith("{")) {
                return HuggingFaceTokenizer.read(file);
            }
            if (text.lines().findFirst().orElse("").contains(VERSION)) {
                return readMerges(file);
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

    private static Optional<Path> findNamed(Path folder) {
        return NAMES.stream().map(folder::resolve).filter(Files::exists).findFirst();
    }

    private static Path fileIn(Path folder) {
        Optional<Path> file = findNamed(folder);
        if (file.isEmpty()) {
            throw new InvalidCheckpointException(folder, "the folder holds none of " + NAMES);
        }
        return file.get();
    }

    /**
     * Reads merges, which determine CLIP's ids on their own; a vocabulary file in the same folder
     * is checked against them.
     */
    private static BytePairVocabulary readMerges(Path file) throws IOException {
        Path vocabulary = file.resolveSibling(VOCAB_JSON);
        if (Files.exists(vocabulary)) {
            return HuggingFaceTokenizer.read(vocabulary);
        }
        try (InputStream stream = new BufferedInputStream(Files.newInputStream(file))) {
            return MergeLines.read(file, stream, MERGES);
        }
    }

    private static byte[] readBeginning(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return stream.readNBytes(SNIFFED_BYTES);
        }
    }
}
