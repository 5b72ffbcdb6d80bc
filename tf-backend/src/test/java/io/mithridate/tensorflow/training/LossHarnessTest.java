package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossHarnessTest {

    private static final View.Images IMAGE = View.images();
    private static final View.Numbers WEIGHT =
            View.numbers("weight", new Embeddings(1, 1, new float[] {1}));

    /** The squared distance between an image's embedding and the frozen one, times a weight. */
    private static final Objective MOVED =
            Objective.of(
                    List.of(IMAGE, WEIGHT),
                    (tf, batch) ->
                            Loss.sum(
                                    tf,
                                    Loss.term(
                                            "moved",
                                            0.5,
                                            tf.math.mul(
                                                    Losses.squaredDistance(
                                                            tf,
                                                            batch.of(IMAGE),
                                                            batch.frozen(IMAGE)),
                                                    tf.reshape(
                                                            batch.numbers(WEIGHT),
                                                            tf.constant(new long[0]))))));

    @Test
    void computesAnObjectiveOnTheGivenNumbers() {
        LossHarness.Outcome found =
                new LossHarness()
                        .given("image", new float[][] {{3, 4}})
                        .given("frozen image", new float[][] {{1, 0}})
                        .given("weight", new float[][] {{10}})
                        .of(MOVED);

        // Rows are normalized; the squared distance of (.6, .8) from (1, 0) is .8.
        assertThat(found.term("moved")).isCloseTo(8, within(1e-5));
        assertThat(found.total()).isCloseTo(4, within(1e-5));
        assertThat(found.gradients()).containsOnlyKeys("image", "frozen image");
        // d/dx of −2 · 5 · x₁/‖x‖ at (3, 4): −10 (1/5 − 9/125), and 10 · 12/125.
        assertThat(found.gradients().get("image"))
                .containsExactly(new float[] {-1.28f, 0.96f}, within(1e-5f));
    }

    @Test
    void namesMissingInputs() {
        assertThatThrownBy(() -> new LossHarness().given("image", new float[][] {{1}}).of(MOVED))
                .hasMessage("the objective asks for 'frozen image', but only [image] were given");
    }

    @Test
    void namesAnUnknownTerm() {
        LossHarness.Outcome found =
                new LossHarness()
                        .given("image", new float[][] {{1}})
                        .of(
                                Objective.of(
                                        List.of(IMAGE),
                                        (tf, batch) -> Loss.of("clip", tf.constant(1f))));

        assertThatThrownBy(() -> found.term("in-modal")).hasMessageContaining("only [clip]");
    }
}
