package io.mithridate.tensorflow.training;

import static io.mithridate.tensorflow.training.LossesTest.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.tensorflow.training.loss.SubCaptionLosses;
import io.mithridate.tensorflow.training.loss.SubCaptionLosses.Negatives;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Tests what the golden numbers do not cover: padding, denominators, no samples. */
class SubCaptionLossesTest {

    private static final float[][] IMAGES = {{1, 0}, {0, 1}};
    private static final float[][] TEXTS = {{0.8f, 0.6f}, {0, 1}};

    @Test
    void paddingDoesNotAffectLosses() {
        float[][] rows = {{0.6f, 0.8f}, {0.8f, -0.6f}};
        float[][] negatives = {{1, 0}, {0, -1}};
        float[][] padded = {{0.6f, 0.8f}, {0.8f, -0.6f}, {-1, 0}, {0, 1}};
        float[][] paddedImages = {{1, 0}, {0, 1}, {0.6f, 0.8f}, {1, 0}};
        float[][] paddedNegatives = {{1, 0}, {0, -1}, {0, 1}, {0, 1}};
        float[] weights = {1, 1, 0, 0};
        for (Negatives choice : Negatives.values()) {
            double without =
                    value(
                            tf ->
                                    SubCaptionLosses.imageToSubCaptions(
                                            tf,
                                            tf.constant(IMAGES),
                                            tf.constant(rows),
                                            tf.constant(negatives),
                                            tf.constant(new float[] {1, 1}),
                                            tf.constant(3f),
                                            Optional.empty(),
                                            choice));
            double with =
                    value(
                            tf ->
                                    SubCaptionLosses.imageToSubCaptions(
                                            tf,
                                            tf.constant(paddedImages),
                                            tf.constant(padded),
                                            tf.constant(paddedNegatives),
                                            tf.constant(weights),
                                            tf.constant(3f),
                                            Optional.empty(),
                                            choice));
            assertThat(with).as("%s", choice).isCloseTo(without, within(1e-6));
        }
        double without =
                value(
                        tf ->
                                SubCaptionLosses.subCaptionsToImage(
                                        tf,
                                        tf.constant(rows),
                                        tf.constant(IMAGES),
                                        tf.constant(new float[] {1, 1}),
                                        tf.constant(3f),
                                        Optional.empty()));
        double with =
                value(
                        tf ->
                                SubCaptionLosses.subCaptionsToImage(
                                        tf,
                                        tf.constant(padded),
                                        tf.constant(paddedImages),
                                        tf.constant(weights),
                                        tf.constant(3f),
                                        Optional.empty()));
        assertThat(with).isCloseTo(without, within(1e-6));
    }

    @Test
    void ownAndAllNegativesGiveDifferentDenominators() {
        float[][] negatives = {{0.6f, 0.8f}, {0.8f, 0.6f}};
        double s = 2;
        double own = value(tf -> subCaptions(tf, negatives, Negatives.OWN, new float[] {1, 1}));
        double all = value(tf -> subCaptions(tf, negatives, Negatives.ALL, new float[] {1, 1}));
        double first = Math.exp(s * 0.8) + Math.exp(0);
        double second = Math.exp(s * 0.6) + Math.exp(s);
        double expectedOwn =
                (Math.log((first + Math.exp(s * 0.6)) / Math.exp(s * 0.8))
                                + Math.log((second + Math.exp(s * 0.6)) / Math.exp(s)))
                        / 2;
        double expectedAll =
                (Math.log((first + Math.exp(s * 0.6) + Math.exp(s * 0.8)) / Math.exp(s * 0.8))
                                + Math.log(
                                        (second + Math.exp(s * 0.6) + Math.exp(s * 0.8))
                                                / Math.exp(s)))
                        / 2;
        assertThat(own).isCloseTo(expectedOwn, within(1e-6));
        assertThat(all).isCloseTo(expectedAll, within(1e-6));
    }

    private static Operand<TFloat32> subCaptions(
            Ops tf, float[][] negatives, Negatives choice, float[] weights) {
        return SubCaptionLosses.imageToSubCaptions(
                tf,
                tf.constant(IMAGES),
                tf.constant(TEXTS),
                tf.constant(negatives),
                tf.constant(weights),
                tf.constant(2f),
                Optional.empty(),
                choice);
    }

    @Test
    void lossesAreZeroWithoutSamples() {
        for (Negatives choice : Negatives.values()) {
            assertThat(value(tf -> subCaptions(tf, TEXTS, choice, new float[] {0, 0}))).isZero();
        }
    }

    @Test
    void marginIsInUnitsOfTheCosine() {
        float[][] negatives = {{0.6f, 0.8f}, {1, 0}};
        double loss =
                value(
                        tf ->
                                SubCaptionLosses.subCaptionMargin(
                                        tf,
                                        tf.constant(IMAGES),
                                        tf.constant(TEXTS),
                                        tf.constant(negatives),
                                        tf.constant(new float[] {1, 1}),
                                        0.5));
        assertThat(loss).isCloseTo((0.5 - 0.8 + 0.6) / 2, within(1e-6));
    }
}
