package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.clip.layers.Activation;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Builds architectures from what checkpoints say of themselves. */
public final class Architectures {

    private Architectures() {}

    /**
     * Returns whether a file's metadata speaks of an architecture at all; those of other programs'
     * files do not.
     */
    public static boolean isDescribed(Map<String, String> metadata) {
        return metadata.containsKey(ArchitectureMetadata.ARCHITECTURE)
                || metadata.containsKey("embed_dim");
    }

    /**
     * The activation that a file's metadata names, if it names one.
     *
     * @throws InvalidCheckpointException if it is none that is known
     */
    public static Optional<Activation> activation(Path file, Map<String, String> metadata) {
        return ClipArchitecture.activation(new ArchitectureMetadata(file, metadata));
    }

    /**
     * The architecture that a checkpoint's metadata describes.
     *
     * @param file the checkpoint's file, for complaints
     * @throws InvalidCheckpointException if the metadata names no known architecture, lacks a
     *     setting, or has settings of another architecture than it names
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
