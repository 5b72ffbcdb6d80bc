package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.tensorflow.training.LossHarness;
import io.mithridate.tensorflow.training.Objective;
import java.util.Map;

/**
 * The loss and gradients of an objective on the golden embeddings.
 *
 * @param found by the names of views
 */
public record GoldenLoss(LossHarness.Outcome found) {

    /** Single precision against double precision. */
    static final double TOLERANCE = 1e-5;

    /** The loss of an objective on the golden samples. */
    public static GoldenLoss of(Objective objective, GoldenSetup setup) {
        return new GoldenLoss(setup.harness().of(objective));
    }

    /** The parts of the total by name, before they are weighted. */
    public Map<String, Double> terms() {
        return found.terms();
    }

    /** Gradients of the total, by the name of the view. */
    public Map<String, float[]> gradients() {
        return found.gradients();
    }

    /** Fails unless the total is this number. */
    public void assertTotal(double expected) {
        assertThat(found.total()).isCloseTo(expected, within(tolerance(expected)));
    }

    /** Fails unless total and all gradients are those of a golden loss. */
    public void assertIs(String golden) {
        assertTotal(GoldenSetup.loss(golden));
        String prefix = "gradient." + golden + ".";
        assertThat(
                        gradients().keySet().stream()
                                .map(view -> prefix + GoldenSetup.embeddingOf(view)))
                .containsExactlyInAnyOrderElementsOf(
                        GoldenSetup.GOLDEN.names().stream()
                                .filter(name -> name.startsWith(prefix))
                                .toList());
        gradients()
                .forEach(
                        (view, actual) -> {
                            String input = GoldenSetup.embeddingOf(view);
                            double[] expected = GoldenSetup.GOLDEN.doubles(prefix + input);
                            assertThat(actual).as(prefix + input).hasSameSizeAs(expected);
                            for (int i = 0; i < expected.length; i++) {
                                assertThat((double) actual[i])
                                        .as("%s%s, number %d", prefix, input, i)
                                        .isCloseTo(expected[i], within(tolerance(expected[i])));
                            }
                        });
    }

    /** Fails unless a part is this number. */
    public void assertTerm(String name, double expected) {
        assertThat(found.term(name)).as(name).isCloseTo(expected, within(tolerance(expected)));
    }

    private static double tolerance(double expected) {
        return TOLERANCE * Math.max(1, Math.abs(expected));
    }
}
