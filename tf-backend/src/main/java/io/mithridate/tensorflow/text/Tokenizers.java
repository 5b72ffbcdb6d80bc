package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the tokenizers of checkpoints. */
public final class Tokenizers {

    /** The name of the tokenizer's file in a checkpoint's folder, for all kinds of tokenizers. */
    public static final String FILE_NAME = MergesFile.NAME;

    private static final int SNIFFED = 32;

    private Tokenizers() {}

    /** Returns whether a file begins like those written by {@link Tokenizer#write}. */
    public static boolean isWritten(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return MergesFile.hasSignature(
                    new String(stream.readNBytes(SNIFFED), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            // The next reader reports this.
            return false;
        }
    }

    /**
     * Reads a tokenizer written by {@link Tokenizer#write}.
     *
     * @param folder the folder that contains {@value #FILE_NAME}, whose first line names the kind
     *     of the tokenizer
     * @throws InvalidCheckpointException if the file is missing, damaged, of an unknown kind or of
     *     another version
     */
    public static Tokenizer read(Path folder) {
        return readFile(folder.resolve(FILE_NAME));
    }

    /**
     * Reads a tokenizer written by {@link Tokenizer#write} from a file that may have been renamed.
     */
    public static Tokenizer readFile(Path path) {
        MergesFile file = MergesFile.read(path);
        return switch (file.kind()) {
            case LEARNT -> LearntBytePairEncoding.of(file);
            case CLIP ->
                    new ClipBytePairEncoding(
                            file.vocabulary(), file.contextLength(), file.endTokenKept());
        };
    }
}
