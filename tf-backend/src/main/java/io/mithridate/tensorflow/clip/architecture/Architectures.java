package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.clip.layers.Activation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Builds architectures from the metadata of checkpoints. */
public final class Architectures {

    private Architectures() {}

    /**
     * Returns whether a file's metadata describes an architecture. Files that were written by other
     * programs have no such metadata.
     */
    public static boolean isDescribed(Map<String, String> metadata) {
        return metadata.containsKey(ArchitectureMetadata.ARCHITECTURE)
                || metadata.containsKey("embed_dim");
    }

    /**
     * Returns the activation that a file's metadata names, if any.
     *
     * @throws InvalidCheckpointException if the activation is unknown
     */
    public static Optional<Activation> activation(Path file, Map<String, String> metadata) {
        return ClipArchitecture.activation(new ArchitectureMetadata(file, metadata));
    }

    /**
     * Returns the architecture that a checkpoint's metadata describes.
     *
     * @param file the checkpoint's file, for error messages
     * @throws InvalidCheckpointException if the metadata names an unknown architecture, lacks a
     *     setting, or contains settings that differ from those of the named architecture
     */
    public static Architecture of(Path file, Map<String, String> metadata) {
        ArchitectureMetadata settings = new ArchitectureMetadata(file, metadata);
        String name =
                settings.has(ArchitectureMetadata.ARCHITECTURE)
                        ? settings.text(ArchitectureMetadata.ARCHITECTURE)
                        : ClipArchitecture.NAME;
        try {
            return switch (name) {
                case MiniArchitecture.NAME -> MiniArchitecture.of(settings);
                case ClipArchitecture.NAME -> ClipArchitecture.of(settings);
                default -> preset(name, settings);
            };
        } catch (IllegalArgumentException impossible) {
            throw new InvalidCheckpointException(file, String.valueOf(impossible.getMessage()));
        }
    }

    private static Architecture preset(String name, ArchitectureMetadata settings) {
        if (!ClipPresets.names().contains(name)) {
            throw new IllegalArgumentException(
                    "its architecture is '%s'; '%s', '%s' and %s are known"
                            .formatted(
                                    name,
                                    MiniArchitecture.NAME,
                                    ClipArchitecture.NAME,
                                    String.join(", ", ClipPresets.names())));
        }
        ClipArchitecture described = ClipArchitecture.of(settings);
        if (!described.name().equals(name)) {
            throw new IllegalArgumentException(
                    "its architecture is '%s', but its settings %s are not that one's"
                            .formatted(name, described.metadata()));
        }
        return described;
    }
}
