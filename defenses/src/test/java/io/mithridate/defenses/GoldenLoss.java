package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.tensorflow.training.LossHarness;
import io.mithridate.tensorflow.training.Objective;
import java.util.Map;

/**
 * The loss and gradients of an objective on the golden embeddings.
 *
 * @param found the loss, its terms, and its gradients by the names of views
 */
public record GoldenLoss(LossHarness.Outcome found) {

    /** The tolerance of single precision compared with double precision. */
    static final double TOLERANCE = 1e-5;

    /** Returns the loss of an objective on the golden samples. */
    public static GoldenLoss of(Objective objective, GoldenSetup setup) {
        return new GoldenLoss(setup.harness().of(objective));
    }

    /** Returns the terms of the total by name, before weighting. */
    public Map<String, Double> terms() {
        return found.terms();
    }

    /** Returns the gradients of the total by the names of views. */
    public Map<String, float[]> gradients() {
        return found.gradients();
    }

    /** Asserts that the total has the expected value. */
    public void assertTotal(double expected) {
        assertThat(found.total()).isCloseTo(expected, within(tolerance(expected)));
    }

    /** Asserts that the total and all gradients match a golden loss. */
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

    /** Asserts that a term has the expected value. */
    public void assertTerm(String name, double expected) {
        assertThat(found.term(name)).as(name).isCloseTo(expected, within(tolerance(expected)));
    }

    private static double tolerance(double expected) {
        return TOLERANCE * Math.max(1, Math.abs(expected));
    }
}
