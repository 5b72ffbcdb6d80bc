package io.mithridate.defenses.guards;

import io.mithridate.api.plugin.Option;

/** The options of {@link SubspaceDetection}. */
public record SubspaceDetectionOptions(
        @Option(
                        value =
                                "Share of the variance of a class's texts that the subspace must"
                                        + " hold; it has as few dimensions as that takes.",
                        defaultValue = "0.95",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                double variance,
        @Option(
                        value =
                                "Points that are drawn beyond the variants of a name, for all of"
                                        + " them together.",
                        defaultValue = "90",
                        min = NameVariants.COUNT)
                int points,
        @Option(
                        value = "How often points and samples are drawn; distances are averaged.",
                        defaultValue = "3",
                        min = 1)
                int repeats,
        @Option(
                        value = "Samples of each class that a picture is compared with, each time.",
                        defaultValue = "15",
                        min = 1)
                int samples,
        @Option(value = "Factor on the random part of a sample.", defaultValue = "1e-3", min = 0)
                double spread,
        @Option(
                        value =
                                "A point must be at least this much as like the name as its variant"
                                        + " is, in cosines, and less than the variant.",
                        defaultValue = "0.85",
                        min = 0,
                        max = 1)
                double cosineLow) {

    /**
     * Checks options.
     *
     * @throws IllegalArgumentException if the variants of a name cannot have equally many points
     */
    public SubspaceDetectionOptions {
        int over = points % NameVariants.COUNT;
        if (over != 0) {
            throw new IllegalArgumentException(
                    "points: %d cannot be divided among the %d variants of a name; give %d or %d"
                            .formatted(
                                    points,
                                    NameVariants.COUNT,
                                    points - over,
                                    points - over + NameVariants.COUNT));
        }
    }
}
