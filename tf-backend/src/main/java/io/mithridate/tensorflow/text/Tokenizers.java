package io.mithridate.tensorflow.text;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;

/** Finds out which tokenizer lies in a checkpoint's folder. */
public final class Tokenizers {

    /** The name of a tokenizer's file in a checkpoint's folder, whatever its kind. */
    public static final String FILE_NAME = MergesFile.NAME;

    private Tokenizers() {}

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
