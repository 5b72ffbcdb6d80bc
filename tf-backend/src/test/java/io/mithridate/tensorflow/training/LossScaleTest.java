package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.tensorflow.training.graph.LossScale;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossScaleTest {

    private static final LossScale.Rule RULE = new LossScale.Rule(8, 2, 0.5f, 3);

    private static LossScale scaleAfter(LossScale.Rule rule, List<Boolean> finite) {
        LossScale scale = LossScale.first(rule);
        for (boolean step : finite) {
            scale = step ? scale.afterFinite(rule) : scale.afterSkipped(rule);
        }
        return scale;
    }

    @Test
    void growsAfterAnIntervalOfFiniteSteps() {
        assertThat(scaleAfter(RULE, List.of(true, true))).isEqualTo(new LossScale(8, 2, 0));
        assertThat(scaleAfter(RULE, List.of(true, true, true))).isEqualTo(new LossScale(16, 0, 0));
        assertThat(scaleAfter(RULE, List.of(true, true, true, true)))
                .isEqualTo(new LossScale(16, 1, 0));
    }

    @Test
    void overflowHalvesTheScaleAndRestartsTheCount() {
        assertThat(scaleAfter(RULE, List.of(true, true, false))).isEqualTo(new LossScale(4, 0, 1));
        assertThat(scaleAfter(RULE, List.of(true, true, false, true, true)))
                .isEqualTo(new LossScale(4, 2, 1));
        assertThat(scaleAfter(RULE, List.of(true, true, false, true, true, true, false)))
                .isEqualTo(new LossScale(4, 0, 2));
    }

    @Test
    void hasTheDefaultsOfPyTorch() {
        LossScale scale = LossScale.first(LossScale.Rule.PYTORCH);
        assertThat(scale).isEqualTo(new LossScale(65_536, 0, 0));
        for (int step = 1; step < 2000; step++) {
            scale = scale.afterFinite(LossScale.Rule.PYTORCH);
        }
        assertThat(scale).isEqualTo(new LossScale(65_536, 1999, 0));
        assertThat(scale.afterFinite(LossScale.Rule.PYTORCH))
                .isEqualTo(new LossScale(131_072, 0, 0));
    }

    @Test
    void neverGrowsToInfinity() {
        LossScale highest = new LossScale((float) Math.pow(2, 127), 2, 0);
        assertThat(highest.afterFinite(RULE)).isEqualTo(new LossScale(highest.factor(), 0, 0));
    }

    @Test
    void isExhaustedBelowOne() {
        LossScale scale = LossScale.first(RULE);
        for (int skipped = 1; skipped <= 3; skipped++) {
            scale = scale.afterSkipped(RULE);
            assertThat(scale.isExhausted()).as(scale.toString()).isFalse();
        }
        assertThat(scale.factor()).isEqualTo(1);
        assertThat(scale.afterSkipped(RULE).isExhausted()).isTrue();
    }

    @Property
    void countsOnlySkippedSteps(@ForAll List<Boolean> finite) {
        LossScale scale = scaleAfter(RULE, finite);
        assertThat(scale.skippedSteps()).isEqualTo(finite.stream().filter(step -> !step).count());
        assertThat(scale.finiteSteps()).isBetween(0L, RULE.interval() - 1);
    }

    /** From any state, an increase of the scale undoes a reduction. */
    @Property
    void intervalOfFiniteStepsUndoesOneSkippedStep(@ForAll List<Boolean> finite) {
        LossScale before = scaleAfter(RULE, finite);
        LossScale now =
                before.afterSkipped(RULE).afterFinite(RULE).afterFinite(RULE).afterFinite(RULE);
        assertThat(now.factor()).isEqualTo(before.factor());
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 2, 0.5, 3",
        "NaN, 2, 0.5, 3",
        "8, 1, 0.5, 3",
        "8, 2, 0, 3",
        "8, 2, 1, 3",
        "8, 2, 0.5, 0"
    })
    void rejectsImpossibleRules(float first, float growth, float backoff, long interval) {
        assertThatThrownBy(() -> new LossScale.Rule(first, growth, backoff, interval))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a loss scale of " + first)
                .hasMessageContaining("required: at least 1, above 1, at least 1, and between");
    }

    /**
     * Powers of two scale every gradient, including those of the embeddings, without rounding.
     * Without a loss scale, TensorFlow adds in another order, since it knows that the factor is
     * one.
     */
    @ParameterizedTest(name = "chunks of {0} rows")
    @CsvSource({"0", "4"})
    void scaledLossHasBitIdenticalGradients(int chunk) {
        BatchGradients unscaled = gradients(chunk, Optional.of(rule(1)));
        unscaled.assertGradientsCloseTo(gradients(chunk, Optional.empty()), 1e-5);
        for (float factor : new float[] {2, 65_536}) {
            BatchGradients scaled = gradients(chunk, Optional.of(rule(factor)));
            assertThat(scaled.loss()).isEqualTo(unscaled.loss());
            assertThat(scaled.gradients().keySet()).isEqualTo(unscaled.gradients().keySet());
            unscaled.gradients()
                    .forEach(
                            (name, values) ->
                                    assertThat(scaled.gradients().get(name))
                                            .as(name)
                                            .isEqualTo(values));
        }
    }

    private static LossScale.Rule rule(float factor) {
        return new LossScale.Rule(factor, 2, 0.5f, 2000);
    }

    private static BatchGradients gradients(int chunk, Optional<LossScale.Rule> rule) {
        return BatchGradients.of(
                TinyModels.computeInChunks(chunk),
                TinyModels.transformer(),
                TinyModels.combinedObjective(),
                11,
                true,
                rule);
    }
}
