package io.mithridate.defenses.density;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Strength;

/** The options of {@link DensityFilter}. */
public record DensityFilterOptions(
        @Option(
                        value =
                                "How a pair is scored: dao, slof, k-distance and lid compare its"
                                        + " picture with its nearest neighbours, isolation-forest"
                                        + " counts random cuts that part it from others, clip-score"
                                        + " is minus the cosine of picture and caption.",
                        defaultValue = "dao")
                Score score,
        @Option(
                        value =
                                "Number of nearest neighbours. The reference implementation takes"
                                        + " 16, and 64 for lid.",
                        defaultValue = "16",
                        min = 1,
                        max = 1024)
                int k,
        @Option(
                        value =
                                "Pairs in a reference set, drawn at random. Poisoned pairs shield"
                                        + " each other where a set holds k of them, so the size"
                                        + " times the rate of poison should stay well under k.",
                        defaultValue = "256",
                        min = 3)
                int referenceSize,
        @Option(
                        value =
                                "How often the pairs are cut into reference sets anew; scores are"
                                        + " averaged.",
                        defaultValue = "4",
                        min = 1,
                        max = 100)
                int repeats,
        @Option(
                        value =
                                "What a reference set holds: the pictures of its pairs alone, or"
                                        + " their captions as well, as the reference implementation"
                                        + " has it.",
                        defaultValue = "images")
                References references,
        @Option(
                        value =
                                "Whether embeddings are brought to length 1 first; the reference"
                                        + " implementation leaves them as they are.",
                        defaultValue = "true")
                boolean normalise,
        @Option(
                        value =
                                "Share of the pairs that is removed, the most suspicious first,"
                                        + " before the model is trained again from its base; with 0"
                                        + " the defense only detects.",
                        defaultValue = "0.03",
                        min = 0,
                        max = 0.5)
                @Strength
                double remove,
        @Option(
                        value =
                                "Whether to repeat the mistakes of the reference implementation:"
                                        + " wrong rows in the place of neighbours, a pair's own"
                                        + " caption left out, and a dimension that counts a row's"
                                        + " distance to itself.",
                        defaultValue = "false")
                boolean compat) {

    /**
     * Checks options against each other.
     *
     * @throws IllegalArgumentException if a reference set is too small for its neighbours, or if
     *     compat is without effect
     */
    public DensityFilterOptions {
        if (compat && !score.hasNeighbours()) {
            throw new IllegalArgumentException(
                    "compat is about scores of nearest neighbours; leave it out, or say score: dao,"
                            + " slof, k-distance or lid");
        }
        if (score.hasNeighbours() && referenceSize <= k + 1) {
            throw new IllegalArgumentException(
                    ("reference-size is %d and k is %d: a reference set needs more than k + 1"
                                    + " pairs, here %d or more")
                            .formatted(referenceSize, k, k + 2));
        }
    }

    /** How a pair is scored; higher is more suspicious. */
    public enum Score {
        /** Dimensionality-aware outlier score: slof in logarithms, weighted with dimensions. */
        DAO,
        /** Simplified local outlier factor: how much sparser a row is than its neighbours. */
        SLOF,
        /** Distance to the k-th neighbour. */
        K_DISTANCE,
        /** Local intrinsic dimension. */
        LID,
        /** How few random cuts part it from all others. */
        ISOLATION_FOREST,
        /** Minus the cosine of picture and caption. */
        CLIP_SCORE;

        /** Whether it looks at nearest neighbours. */
        boolean hasNeighbours() {
            return this != ISOLATION_FOREST && this != CLIP_SCORE;
        }
    }

    /** What a picture is compared with. */
    public enum References {
        /** Pictures of other pairs. */
        IMAGES,
        /** Pictures of other pairs, and the captions of all. */
        PAIRS
    }
}
