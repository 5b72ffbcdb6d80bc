package io.mithridate.defenses.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.defenses.BarMaterial;
import io.mithridate.defenses.DefenseRun;
import io.mithridate.defenses.GoldenLoss;
import io.mithridate.defenses.GoldenSetup;
import io.mithridate.tensorflow.training.LossHarness;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests PAR's loss against numbers computed from the formula. */
class ParObjectiveTest {

    private static Objective objective(double threshold, boolean compat) {
        ParSettings settings = new ParSettings().lossThreshold(threshold);
        return DefenseRun.objective(
                new Par((compat ? settings.compat() : settings).build(), BarMaterial.FINE_TUNER));
    }

    /** d_img = .4 is below the threshold and counts; d_txt = 3.2 is above it and does not. */
    @Test
    void countsOnlyDistancesUpToTheThreshold() {
        LossHarness.Outcome loss =
                new LossHarness()
                        .logitScale(10)
                        .given(
                                Map.of(
                                        "noisy-image", new float[][] {{.8f, .6f}, {0, 1}},
                                        "frozen noisy-image", new float[][] {{1, 0}, {.6f, .8f}},
                                        "caption", new float[][] {{1, 0}, {0, 1}},
                                        "frozen caption",
                                                new float[][] {{-.6f, .8f}, {-.8f, -.6f}}))
                        .of(objective(2.15, false));

        assertTerm(loss, "image-distance", 0.4);
        assertTerm(loss, "text-distance", 3.2);
        assertTerm(loss, "clip", 0.036365);
        assertTotal(loss, -0.163635);
    }

    private static void assertTotal(LossHarness.Outcome loss, double expected) {
        assertThat(loss.total()).isCloseTo(expected, within(1e-6));
    }

    private static void assertTerm(LossHarness.Outcome loss, String name, double expected) {
        assertThat(loss.term(name)).as(name).isCloseTo(expected, within(1e-6));
    }

    @Test
    void bothDistancesCountBelowTheThreshold() {
        GoldenLoss loss = GoldenLoss.of(objective(2.15, false), GoldenSetup.all());

        loss.assertIs("par.total.threshold2.15");
        loss.assertTerm("clip", GoldenSetup.loss("clip"));
        loss.assertTerm("image-distance", GoldenSetup.loss("par.distance_image"));
        loss.assertTerm("text-distance", GoldenSetup.loss("par.distance_text"));
    }

    @Test
    void distancesAboveTheThresholdHaveNoGradient() {
        GoldenLoss.of(objective(1.5, false), GoldenSetup.all()).assertIs("par.total.threshold1.5");
    }

    @Test
    void aDistanceEqualToTheThresholdCounts() {
        float[][] orthogonal = {{1, 0}, {0, 1}};
        LossHarness.Outcome loss =
                new LossHarness()
                        .logitScale(1)
                        .given(
                                Map.of(
                                        "noisy-image", orthogonal,
                                        "frozen noisy-image", new float[][] {{0, 1}, {1, 0}},
                                        "caption", orthogonal,
                                        "frozen caption", orthogonal))
                        .of(objective(2, false));

        assertTotal(loss, loss.term("clip") - 1);
    }

    @Test
    void compatKeepsTheLogitScale() {
        GoldenLoss loss = GoldenLoss.of(objective(2.15, true), GoldenSetup.all());

        loss.assertTotal(GoldenSetup.loss("par.total.threshold2.15"));
        assertThat(loss.gradients()).doesNotContainKey("logit scale");
    }

    @Test
    void usesNoisyPicturesAndPlainCaptions() {
        assertThat(objective(2.15, false).views())
                .extracting(View::name)
                .containsExactly("noisy-image", "caption");
    }
}
