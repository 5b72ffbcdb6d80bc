package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.defenses.TaCleaner.Options.FalseNegatives;
import io.mithridate.defenses.TaCleaner.Options.Variant;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses.Negatives;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tests the objectives of the defenses against numbers computed from the formulas. */
class ObjectivesTest {

    private static GoldenLoss goldenLoss(Objective objective) {
        return GoldenLoss.of(objective, GoldenSetup.all());
    }

    private static Objective cleanClip(double crossModalWeight, double inModalWeight) {
        return DefenseRun.objective(
                new CleanClip(
                        new CleanClip.Options(
                                crossModalWeight,
                                new InModal(
                                        inModalWeight,
                                        ImageAugmentation.AUTO_AUGMENT,
                                        TaCleanerSettings.EDA),
                                false,
                                TaCleanerSettings.RECIPE),
                        BarMaterial.FINE_TUNER,
                        FixedPlugins.bundled()));
    }

    private static Objective taCleaner(TaCleaner.Options options) {
        return DefenseRun.objective(
                new TaCleaner(options, BarMaterial.FINE_TUNER, FixedPlugins.bundled()));
    }

    @Test
    void fineTuningUsesTheClipLoss() {
        GoldenLoss loss = goldenLoss(ClipObjective.textbook());

        loss.assertIs("clip");
        assertThat(loss.terms()).containsOnlyKeys("clip");
    }

    @Test
    void cleanClipAddsAnInModalLossInOneDirection() {
        GoldenLoss loss = goldenLoss(cleanClip(1, 1));

        loss.assertIs("clean_clip");
        assertThat(loss.terms()).containsOnlyKeys("clip", "in-modal");
        loss.assertTerm("clip", GoldenSetup.loss("clip"));
        loss.assertTerm("in-modal", GoldenSetup.loss("in_modal"));
    }

    @Test
    void cleanClipWeightsItsTerms() {
        goldenLoss(cleanClip(2, 0.25))
                .assertTotal(2 * GoldenSetup.loss("clip") + 0.25 * GoldenSetup.loss("in_modal"));
    }

    @Test
    void cleanClipWithoutItsInModalLossEmbedsNoSecondView() {
        Objective objective = cleanClip(2, 0);

        goldenLoss(objective).assertTotal(2 * GoldenSetup.loss("clip"));
        assertThat(objective.views()).extracting(View::name).containsExactly("image", "caption");
    }

    @Test
    void taCleanerContrastsPicturesWithAllNegatives() {
        GoldenLoss loss = goldenLoss(taCleaner(new TaCleanerSettings().build()));

        loss.assertIs("ta.total.all.lambda1");
        assertThat(loss.terms())
                .containsOnlyKeys(
                        "clip", "in-modal", "image-to-sub-caption", "sub-caption-to-image");
        loss.assertTerm("in-modal", GoldenSetup.loss("in_modal"));
        loss.assertTerm("image-to-sub-caption", GoldenSetup.loss("ta.image_to_text.all"));
        loss.assertTerm("sub-caption-to-image", GoldenSetup.loss("ta.text_to_image"));
    }

    @Test
    void taCleanerContrastsPicturesWithTheirOwnNegatives() {
        goldenLoss(taCleaner(new TaCleanerSettings().negatives(Negatives.OWN).build()))
                .assertIs("ta.total.own.lambda1");
    }

    @Test
    void taCleanerEmbedsNoNegativesIfNoneAreUsed() {
        GoldenLoss loss =
                goldenLoss(taCleaner(new TaCleanerSettings().negatives(Negatives.NONE).build()));

        loss.assertTotal(
                GoldenSetup.loss("clean_clip")
                        + 0.5 * GoldenSetup.loss("ta.image_to_text.positives_only")
                        + 0.5 * GoldenSetup.loss("ta.text_to_image"));
        assertThat(loss.gradients())
                .containsKey("sub-caption.positive")
                .doesNotContainKey("sub-caption.negative");
    }

    @Test
    void taCleanerEmbedsNoSecondViewsWithoutAnInModalWeight() {
        TaCleaner.Options options = new TaCleanerSettings().weights(1, 0, 1).build();
        Objective objective = taCleaner(options);
        GoldenLoss loss = goldenLoss(objective);

        loss.assertTotal(
                GoldenSetup.loss("clip")
                        + GoldenSetup.loss("ta.total.all.lambda1")
                        - GoldenSetup.loss("clean_clip"));
        assertThat(objective.views())
                .extracting(View::name)
                .containsExactly("image", "caption", "sub-caption");
    }

    @Test
    void taCleanerWeightsItsTerms() {
        double alignment =
                GoldenSetup.loss("ta.total.all.lambda1") - GoldenSetup.loss("clean_clip");

        goldenLoss(taCleaner(new TaCleanerSettings().weights(2, 0.25, 3).build()))
                .assertTotal(
                        2 * GoldenSetup.loss("clip")
                                + 0.25 * GoldenSetup.loss("in_modal")
                                + 3 * alignment);
    }

    @Test
    void marginIsAHingeOnTheCosines() {
        double margin = 0.3;
        double sum = 0;
        for (int i = 0; i < GoldenSetup.SAMPLES; i++) {
            sum += hinge(margin, i, i);
        }

        GoldenLoss loss =
                goldenLoss(
                        taCleaner(
                                new TaCleanerSettings()
                                        .variant(Variant.MARGIN)
                                        .margin(margin)
                                        .weights(1, 1, 2)
                                        .build()));

        loss.assertTotal(GoldenSetup.loss("clean_clip") + 2 * sum / GoldenSetup.SAMPLES);
        loss.assertTerm("sub-caption-margin", sum / GoldenSetup.SAMPLES);
    }

    @Test
    void tsvlcContrastsEachPictureOnlyWithItsOwnNegative() {
        double scale = Math.exp(GoldenSetup.GOLDEN.doubles("logit_scale")[0]);
        double sum = 0;
        for (int i = 0; i < GoldenSetup.SAMPLES; i++) {
            double toNegative = scale * GoldenSetup.cosine("image", i, "negative", i);
            double toPositive = scale * GoldenSetup.cosine("image", i, "positive", i);
            sum += Math.log1p(Math.exp(toNegative - toPositive));
        }

        GoldenLoss loss =
                goldenLoss(
                        taCleaner(
                                new TaCleanerSettings()
                                        .variant(Variant.TSVLC)
                                        .weights(1, 1, 2)
                                        .build()));

        loss.assertTotal(GoldenSetup.loss("clean_clip") + 2 * sum / GoldenSetup.SAMPLES);
        loss.assertTerm("own-negative", sum / GoldenSetup.SAMPLES);
    }

    /**
     * Positive 1 is also true of picture 0; if it is masked, neither of these two is a negative of
     * the other.
     */
    @ParameterizedTest
    @EnumSource(FalseNegatives.class)
    void masksPositivesThatAreTrueOfAnotherPicture(FalseNegatives treatment) {
        GoldenSetup setup =
                new GoldenSetup(
                        new int[] {0, 1, 2},
                        new float[] {1, 1, 1},
                        new float[][] {{1, 1, 0}, {0, 1, 0}, {0, 0, 1}});
        boolean kept = treatment == FalseNegatives.KEPT;

        GoldenLoss loss =
                GoldenLoss.of(
                        taCleaner(
                                new TaCleanerSettings()
                                        .negatives(Negatives.NONE)
                                        .falseNegatives(treatment)
                                        .build()),
                        setup);

        double imageToText = 0;
        double textToImage = 0;
        for (int i = 0; i < 3; i++) {
            double positives = 0;
            double pictures = 0;
            for (int j = 0; j < 3; j++) {
                positives += kept || i != 0 || j != 1 ? similarity(i, j) : 0;
                pictures += kept || i != 1 || j != 0 ? similarity(j, i) : 0;
            }
            imageToText -= Math.log(similarity(i, i) / positives) / 3;
            textToImage -= Math.log(similarity(i, i) / pictures) / 3;
        }
        loss.assertTerm("image-to-sub-caption", imageToText);
        loss.assertTerm("sub-caption-to-image", textToImage);
    }

    private static double similarity(int picture, int row) {
        double scale = Math.exp(GoldenSetup.GOLDEN.doubles("logit_scale")[0]);
        return Math.exp(scale * GoldenSetup.cosine("image", picture, "positive", row));
    }

    @Test
    void matchesSubCaptionsWithTheirPicturesAndIgnoresPadding() {
        GoldenSetup setup = new GoldenSetup(new int[] {5, 2, 0}, new float[] {1, 1, 0});
        double margin = 0.3;

        GoldenLoss loss =
                GoldenLoss.of(
                        taCleaner(
                                new TaCleanerSettings()
                                        .variant(Variant.MARGIN)
                                        .margin(margin)
                                        .build()),
                        setup);

        loss.assertTerm("sub-caption-margin", (hinge(margin, 5, 0) + hinge(margin, 2, 1)) / 2);
    }

    /** Returns the hinge loss of a picture with the sub-captions of a row. */
    private static double hinge(double margin, int picture, int row) {
        return Math.max(
                0,
                margin
                        - GoldenSetup.cosine("image", picture, "positive", row)
                        + GoldenSetup.cosine("image", picture, "negative", row));
    }

    @Test
    void objectivesListTheirViews() {
        assertThat(ClipObjective.textbook().views())
                .extracting(View::name)
                .containsExactlyInAnyOrder("image", "caption");
        assertThat(cleanClip(1, 1).views())
                .extracting(View::name)
                .containsExactly("image", "augmented-image", "caption", "augmented-caption");
        assertThat(taCleaner(new TaCleanerSettings().build()).views())
                .extracting(View::name)
                .containsExactly(
                        "image", "caption", "augmented-image", "augmented-caption", "sub-caption");
    }
}
