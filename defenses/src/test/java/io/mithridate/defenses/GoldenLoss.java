package io.mithridate.defenses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Objective;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss and gradients of an objective on the golden embeddings.
 *
 * @param total what is minimised
 * @param terms its parts by name, before they are weighted
 * @param gradients of the total, by the golden name of what the loss was built on
 */
public record GoldenLoss(double total, Map<String, Double> terms, Map<String, float[]> gradients) {

    /** Single precision against double precision. */
    static final double TOLERANCE = 1e-5;

    /** The loss of an objective on the golden samples. */
    public static GoldenLoss of(Objective objective, GoldenSetup setup) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            GoldenBatch batch = new GoldenBatch(tf, setup);
            Loss loss = objective.loss(tf, batch);
            List<String> inputs = List.copyOf(batch.inputs().keySet());
            List<Operand<TFloat32>> gradients =
                    Gradients.of(graph, loss.total(), List.copyOf(batch.inputs().values()), inputs);
            // A loss of one part is that part, and no output may be fetched twice.
            Operand<TFloat32> total = tf.identity(loss.total());
            try (Session session = new Session(graph)) {
                Session.Runner runner = session.runner().fetch(total);
                loss.terms().values().forEach(runner::fetch);
                gradients.forEach(runner::fetch);
                try (Result result = runner.run()) {
                    Map<String, Double> terms = new LinkedHashMap<>();
                    int next = 1;
                    for (String term : loss.terms().keySet()) {
                        terms.put(term, (double) values(result, next++)[0]);
                    }
                    Map<String, float[]> byInput = new LinkedHashMap<>();
                    for (String input : inputs) {
                        byInput.put(input, values(result, next++));
                    }
                    return new GoldenLoss(values(result, 0)[0], terms, byInput);
                }
            }
        }
    }

    /** Fails unless the total is this number. */
    public void assertTotal(double expected) {
        assertThat(total).isCloseTo(expected, within(tolerance(expected)));
    }

    /** Fails unless total and all gradients are those of a golden loss. */
    public void assertIs(String golden) {
        assertTotal(GoldenSetup.loss(golden));
        String prefix = "gradient." + golden + ".";
        assertThat(gradients.keySet().stream().map(input -> prefix + input))
                .containsExactlyInAnyOrderElementsOf(
                        GoldenSetup.GOLDEN.names().stream()
                                .filter(name -> name.startsWith(prefix))
                                .toList());
        gradients.forEach(
                (input, actual) -> {
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
        assertThat(terms).containsKey(name);
        assertThat(Objects.requireNonNull(terms.get(name)))
                .as(name)
                .isCloseTo(expected, within(tolerance(expected)));
    }

    private static double tolerance(double expected) {
        return TOLERANCE * Math.max(1, Math.abs(expected));
    }

    private static float[] values(Result result, int index) {
        TFloat32 tensor = (TFloat32) result.get(index);
        float[] values = new float[(int) tensor.size()];
        tensor.copyTo(DataBuffers.of(values, false, false));
        return values;
    }
}
