package io.mithridate.tensorflow.clip;

import io.mithridate.api.model.InvalidCheckpointException;
import java.nio.file.Path;
import java.util.Map;

/** Builds architectures from what checkpoints say of themselves. */
public final class Architectures {

    private Architectures() {}

    /**
     * The architecture that a checkpoint's metadata describes.
     *
     * @param file the checkpoint's file, for complaints
     * @throws InvalidCheckpointException if the metadata names no known architecture, or lacks a
     *     setting
     */
    public static Architecture of(Path file, Map<String, String> metadata) {
        ArchitectureMetadata settings = new ArchitectureMetadata(file, metadata);
        String name = settings.text(ArchitectureMetadata.ARCHITECTURE);
        if (!name.equals(MiniArchitecture.NAME)) {
            throw new InvalidCheckpointException(
                    file,
                    "its architecture is '%s'; '%s' is known"
                            .formatted(name, MiniArchitecture.NAME));
        }
        try {
            return MiniArchitecture.of(settings);
        } catch (IllegalArgumentException impossible) {
            throw new InvalidCheckpointException(file, String.valueOf(impossible.getMessage()));
        }
    }
}
