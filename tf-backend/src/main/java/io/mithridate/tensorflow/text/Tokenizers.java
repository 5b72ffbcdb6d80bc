package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds out which tokenizer lies in a checkpoint's folder. */
public final class Tokenizers {

    /** The name of a tokenizer's file in a checkpoint's folder, whatever its kind. */
    public static final String FILE_NAME = MergesFile.NAME;

    private static final int SNIFFED = 32;

    private Tokenizers() {}

    /**
     * Reads a tokenizer of any kind, told apart by what the file holds: what {@link
     * Tokenizer#write} wrote, or one of the files in which CLIP's vocabulary is handed around.
     *
     * @param path a file, or a folder that holds one of a known name
     * @param contextLength the length of the rows, where the file does not say
     * @param compat whether texts that are too long lose their end token
     * @throws InvalidCheckpointException if there is no such file, or it is damaged or of another
     *     tokenizer, or always keeps its end token
     */
    public static Tokenizer open(Path path, int contextLength, boolean compat) {
        Path own = Files.isDirectory(path) ? path.resolve(FILE_NAME) : path;
        if (!isOwn(own)) {
            return ClipBytePairEncoding.read(path, contextLength, compat);
        }
        MergesFile file = MergesFile.readFile(own);
        if (file.kind() == MergesFile.Kind.CLIP) {
            ClipBytePairEncoding encoding = ClipBytePairEncoding.of(file);
            return compat ? encoding.withoutEndTokenOfCutTexts() : encoding;
        }
        if (compat) {
            throw new InvalidCheckpointException(
                    own, "it was learnt from captions and always keeps its end token");
        }
        return LearntBytePairEncoding.of(file);
    }

    /** The tokenizer's file that lies in a folder, if there is one of a known name. */
    public static Optional<Path> find(Path folder) {
        Path own = folder.resolve(FILE_NAME);
        return Files.exists(own) ? Optional.of(own) : ClipVocabularyFile.find(folder);
    }

    private static boolean isOwn(Path file) {
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
        MergesFile file = MergesFile.read(folder);
        return switch (file.kind()) {
            case LEARNT -> LearntBytePairEncoding.of(file);
            case CLIP -> ClipBytePairEncoding.of(file);
        };
    }
}
