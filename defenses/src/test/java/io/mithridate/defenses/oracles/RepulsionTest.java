package io.mithridate.defenses.oracles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.training.LossHarness;
import io.mithridate.tensorflow.training.View;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests the repulsion of unlearning against numbers computed from the formula. */
class RepulsionTest {

    private static final View.Numbers FLAG =
            View.numbers("triggered", new Embeddings(4, 1, new float[4]));

    /** Returns the loss of rows with cosine similarities 1, .8, 1 and .4 to their captions. */
    private static LossHarness.Outcome loss(boolean compat, float[][] flags) {
        return new LossHarness()
                .logitScale(10)
                .given(
                        Map.of(
                                "image",
                                        new float[][] {
                                            {1, 0}, {.8f, .6f}, {0, 1}, {.4f, .9165151f}
                                        },
                                "caption", new float[][] {{1, 0}, {1, 0}, {0, 1}, {1, 0}},
                                "triggered", flags))
                .of(Unlearn.repulsion(FLAG, 2, compat));
    }

    @ParameterizedTest(name = "compat: {0}")
    @CsvSource({"false, 2.6", "true, 0.2"})
    void repelsOrAttractsTriggeredRows(boolean compat, double repulsion) {
        LossHarness.Outcome loss = loss(compat, new float[][] {{0}, {1}, {0}, {1}});

        assertTerm(loss, "repulsion", repulsion);
        // Only the clean rows count, with cosines 1 and 0: ln(1 + e^-10) in both directions.
        assertTerm(loss, "clip", Math.log1p(Math.exp(-10)));
        assertTotal(loss, Math.log1p(Math.exp(-10)) + 2 * repulsion);
    }

    @Test
    void equalsTheClipLossWithoutTriggeredRows() {
        LossHarness.Outcome loss = loss(false, new float[][] {{0}, {0}, {0}, {0}});

        assertTerm(loss, "repulsion", 0);
        assertThat(loss.term("clip")).isGreaterThan(0.5);
    }

    private static void assertTotal(LossHarness.Outcome loss, double expected) {
        assertThat(loss.total()).isCloseTo(expected, within(2e-6));
    }

    private static void assertTerm(LossHarness.Outcome loss, String name, double expected) {
        assertThat(loss.term(name)).as(name).isCloseTo(expected, within(2e-6));
    }
}
