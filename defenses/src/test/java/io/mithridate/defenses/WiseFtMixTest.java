package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WiseFtMixTest {

    @Test
    void mixesATensorByItsShares() {
        Map<String, float[]> mixed =
                WiseFt.mixed(
                        Map.of("w", new float[] {1, -2}), Map.of("w", new float[] {3, -1}), 0.25);

        assertThat(mixed.get("w")).containsExactly(1.5f, -1.75f);
    }

    @Test
    void mixesScalesInTheirLogarithm() {
        Map<String, float[]> mixed =
                WiseFt.mixed(
                        Map.of("logit_scale", new float[] {(float) Math.log(20)}),
                        Map.of("logit_scale", new float[] {(float) Math.log(40)}),
                        0.5);

        assertThat(Math.exp(mixed.getOrDefault("logit_scale", new float[1])[0]))
                .isCloseTo(28.284271, within(1e-5));
    }

    @Test
    void refusesModelsOfAnotherShape() {
        assertThatThrownBy(
                        () ->
                                WiseFt.mixed(
                                        Map.of("w", new float[2]), Map.of("w", new float[3]), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'w' has 2 numbers in one model and 3 in the other");
        assertThatThrownBy(
                        () ->
                                WiseFt.mixed(
                                        Map.of("w", new float[2]), Map.of("v", new float[2]), 0.5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the two models do not have the same tensors");
    }
}
