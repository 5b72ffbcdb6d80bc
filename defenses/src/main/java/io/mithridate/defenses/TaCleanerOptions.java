package io.mithridate.defenses;

import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.Selection;
import io.mithridate.tensorflow.training.SubCaptionLosses.Negatives;
import java.util.Optional;

/** The options of {@link TaCleaner}. */
public record TaCleanerOptions(
        @Option(value = "Weight of CLIP's loss.", defaultValue = "1", min = 0)
                double crossModalWeight,
        @Option(
                        value =
                                "Weight of the in-modal loss; with 0 no second view of a picture or"
                                        + " caption is embedded.",
                        defaultValue = "1",
                        min = 0)
                double inModalWeight,
        @Option(value = "Weight of the alignment of sub-captions.", defaultValue = "1", min = 0)
                double lambda,
        @Option(
                        value =
                                "Share of each batch that gets sub-captions; 1 is the dense"
                                        + " variant.",
                        defaultValue = "0.25",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                double samples,
        @Option(
                        value =
                                "Samples that get sub-captions in each epoch, spread over its"
                                        + " batches; takes the place of samples.",
                        min = 1)
                Optional<Integer> samplesPerEpoch,
        @Option(
                        value =
                                "Which negatives stand in the denominator of a picture: those of"
                                        + " all samples, its own, or none; the variants margin"
                                        + " and tsvlc always take its own.",
                        defaultValue = "all")
                Negatives negatives,
        @Option(
                        value =
                                "Whether positive sub-captions are used; if not, the caption takes"
                                        + " their place.",
                        defaultValue = "true")
                boolean positives,
        @Option(
                        value =
                                "What becomes of a positive sub-caption that the caption of another"
                                    + " chosen sample says as well: kept, it is a negative of that"
                                    + " sample's picture, as in our formula; masked, it stands in"
                                    + " neither denominator, which is our choice. The variants"
                                    + " margin and tsvlc hold no sample against another.",
                        defaultValue = "kept")
                FalseNegatives falseNegatives,
        @Option(
                        value =
                                "Form of the alignment: infonce (spec of the reconstruction),"
                                    + " margin (a hinge on cosines), tsvlc (each picture against"
                                    + " its own negative alone).",
                        defaultValue = "infonce")
                Variant variant,
        @Option(
                        value =
                                "The hinge of the variant margin, in units of the cosine; our"
                                        + " choice.",
                        defaultValue = "0.2",
                        min = 0,
                        max = 2)
                double margin,
        @Option(value = "What makes the sub-captions.", defaultValue = "counterfactual")
                PluginRef<TextAugmenter> augmenter,
        @Option(
                        value = "How the second view of a picture is made, for the in-modal loss.",
                        defaultValue = "auto-augment")
                ImageAugmentation imageAugmentation,
        @Option(
                        value = "How the second view of a caption is made, for the in-modal loss.",
                        defaultValue = "eda")
                PluginRef<TextAugmenter> textAugmenter,
        @Inlined Recipe recipe) {

    /**
     * Checks options against each other.
     *
     * @throws IllegalArgumentException if the variant needs negatives and their number is 0, or if
     *     all weights are 0
     */
    public TaCleanerOptions {
        if (crossModalWeight == 0 && inModalWeight == 0 && lambda == 0) {
            throw new IllegalArgumentException(
                    "cross-modal-weight, in-modal-weight and lambda are all 0, so that nothing"
                            + " would be trained; give one of them a weight");
        }
        if (variant != Variant.INFONCE && negatives == Negatives.NONE) {
            throw new IllegalArgumentException(
                    ("variant: %s holds each picture against its own negative, and negatives: none"
                                    + " leaves nothing of it; leave negatives out, or choose"
                                    + " variant: infonce")
                            .formatted(variant == Variant.MARGIN ? "margin" : "tsvlc"));
        }
    }

    boolean needsNegatives() {
        return negatives != Negatives.NONE;
    }

    /** Whether positives are left out of the denominators of other pictures that they fit. */
    boolean masksFalseNegatives() {
        return variant == Variant.INFONCE && falseNegatives == FalseNegatives.MASKED;
    }

    Selection selection() {
        return samplesPerEpoch
                .<Selection>map(Selection.OfEachEpoch::new)
                .orElseGet(() -> new Selection.OfEachBatch(samples));
    }

    /** What becomes of positives that are true of another sample's picture. */
    public enum FalseNegatives {
        /** They are negatives of that picture. */
        KEPT,
        /** They stand in neither denominator. */
        MASKED
    }

    /** Forms of the alignment. */
    public enum Variant {
        /** A softmax over positives and negatives. */
        INFONCE,
        /** A hinge on the cosines to the positive and to the sample's own negative. */
        MARGIN,
        /** A softmax over the positive and the sample's own negative alone. */
        TSVLC
    }
}
