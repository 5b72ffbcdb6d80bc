package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads tokenizers of checkpoints. */
public final class Tokenizers {

    /** The name of a tokenizer's file in a checkpoint's folder, whatever its kind. */
    public static final String FILE_NAME = MergesFile.NAME;

    private static final int SNIFFED = 32;

    private Tokenizers() {}

    /** Returns whether a file begins as those do that {@link Tokenizer#write} writes. */
    public static boolean isWritten(Path file) {
        try (InputStream stream = Files.newInputStream(file)) {
            return MergesFile.isBegunBy(
                    new String(stream.readNBytes(SNIFFED), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            // The next reader says so.
            return false;
        }
    }

    /**
     * Reads what {@link Tokenizer#write} wrote.
     *
     * @param folder holds {@value #FILE_NAME}, whose first line names the kind of the tokenizer
     * @throws InvalidCheckpointException if the file is missing, damaged, of an unknown kind or of
     *     another version
     */
    public static Tokenizer read(Path folder) {
        return readFile(folder.resolve(FILE_NAME));
    }

    /** Reads what {@link Tokenizer#write} wrote, whatever the file is called by now. */
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
