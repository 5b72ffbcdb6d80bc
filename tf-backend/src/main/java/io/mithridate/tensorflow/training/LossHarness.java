package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Computes an objective on embeddings given by a test, without a model: its loss, its terms and
 * their gradients.
 *
 * <pre>
 * new LossHarness().logitScale(10)
 *         .given("image", new float[][] {{1, 0}, {0, 1}})
 *         .given("caption", new float[][] {{1, 0}, {.6f, .8f}})
 *         .of(objective).total()
 * </pre>
 */
public final class LossHarness {

    private static final String FROZEN = "frozen ";
    private static final String NO_PICTURES = "a loss harness has no pictures";
    private static final String NO_MODEL = "a loss harness has no model";

    private final Map<String, float[][]> given = new LinkedHashMap<>();
    private double scale = 1;

    /** Sets the factor that cosines are multiplied by, also for the frozen model; 1 by default. */
    public LossHarness logitScale(double factor) {
        scale = factor;
        return this;
    }

    /**
     * Adds the rows of numbers for a name.
     *
     * @param name the name of a view (the rows are its embeddings, of any length), of numbers, of a
     *     variable, of a state, of draws (one row) or of a scheduled number. For a view, the prefix
     *     {@code "frozen "} gives the frozen model's embeddings, and for captions, {@code "same
     *     captions of "} gives {@link Batch#sameCaptions}. For a view of sub-captions, the prefixes
     *     {@code "rows of "}, {@code "weights of "} and {@code "truths of "} give {@link
     *     Batch#rows}, {@link Batch#weights} and {@link Batch#truths}
     */
    public LossHarness given(String name, float[][] rows) {
        given.put(name, rows);
        return this;
    }

    /** Adds several arrays of rows, by name. */
    public LossHarness given(Map<String, float[][]> rows) {
        given.putAll(rows);
        return this;
    }

    /**
     * Computes the loss of an objective.
     *
     * @throws IllegalArgumentException if the objective asks for something that was not given; the
     *     message names it
     */
    public Outcome of(Objective objective) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            GivenBatch batch = new GivenBatch(tf);
            Loss loss = objective.loss(tf, batch);
            List<String> terms = List.copyOf(loss.terms().keySet());
            List<String> inputs = List.copyOf(batch.inputs.keySet());
            List<Optional<Operand<TFloat32>>> gradients =
                    Gradients.ifDependent(graph, loss.total(), List.copyOf(batch.inputs.values()));
            List<String> states = List.copyOf(batch.states.keySet());
            try (Session session = new Session(graph)) {
                // An output must not be fetched twice, and a term may be the total.
                Session.Runner runner = session.runner().fetch(tf.identity(loss.total()));
                loss.terms().values().forEach(term -> runner.fetch(tf.identity(term)));
                batch.states.values().forEach(state -> runner.fetch(tf.identity(state)));
                gradients.forEach(found -> found.ifPresent(runner::fetch));
                try (Result result = runner.run()) {
                    Map<String, Double> parts = new LinkedHashMap<>();
                    for (int i = 0; i < terms.size(); i++) {
                        parts.put(terms.get(i), (double) Computation.numbers(result.get(1 + i))[0]);
                    }
                    int next = 1 + terms.size();
                    Map<String, float[]> statesAfter = new LinkedHashMap<>();
                    for (String state : states) {
                        statesAfter.put(state, Computation.numbers(result.get(next++)));
                    }
                    Map<String, float[]> gradientValues = new LinkedHashMap<>();
                    for (int i = 0; i < inputs.size(); i++) {
                        if (gradients.get(i).isPresent()) {
                            gradientValues.put(
                                    inputs.get(i), Computation.numbers(result.get(next++)));
                        }
                    }
                    return new Outcome(
                            Computation.numbers(result.get(0))[0],
                            parts,
                            gradientValues,
                            statesAfter);
                }
            }
        }
    }

    /**
     * The value of an objective.
     *
     * @param total the loss to minimize
     * @param terms the parts of the loss by name
     * @param gradients the gradients of the total with respect to embeddings and variables, by the
     *     names under which they were given; {@code "logit scale"} names the gradient with respect
     *     to the logarithm of the factor
     * @param states the values of states after the step, by name
     */
    public record Outcome(
            double total,
            Map<String, Double> terms,
            Map<String, float[]> gradients,
            Map<String, float[]> states) {

        /**
         * Returns a part of the loss.
         *
         * @throws IllegalArgumentException if the loss has no part of this name
         */
        public double term(String name) {
            Double term = terms.get(name);
            if (term == null) {
                throw new IllegalArgumentException(
                        "the loss has no term '%s', only %s".formatted(name, terms.keySet()));
            }
            return term;
        }
    }

    /** A batch that consists of the given numbers. */
    private final class GivenBatch implements Batch {

        private final Ops tf;
        private final Map<String, Operand<TFloat32>> inputs = new LinkedHashMap<>();
        private final Map<String, Operand<TFloat32>> states = new LinkedHashMap<>();

        GivenBatch(Ops tf) {
            this.tf = tf;
        }

        @Override
        public int size() {
            return given.values().iterator().next().length;
        }

        @Override
        public int imageSize() {
            throw new UnsupportedOperationException(NO_PICTURES);
        }

        @Override
        public Operand<TFloat32> of(View.Images view) {
            return unitRows(view.name());
        }

        @Override
        public Operand<TFloat32> of(View.Text input) {
            return unitRows(input.name());
        }

        @Override
        public Operand<TFloat32> imageFeatures(View.Images view) {
            return rows(view.name());
        }

        @Override
        public Operand<TFloat32> pixels(View.Images view) {
            throw new UnsupportedOperationException(NO_PICTURES);
        }

        @Override
        public Operand<TFloat32> embed(Operand<TFloat32> pixels) {
            throw new UnsupportedOperationException(NO_MODEL);
        }

        @Override
        public ImageBlocks imageBlocks(Operand<TFloat32> pixels) {
            throw new UnsupportedOperationException(NO_MODEL);
        }

        @Override
        public Operand<TFloat32> variable(
                String name, Role role, Initializer initializer, long... shape) {
            return tf.reshape(rows(name), tf.constant(shape));
        }

        @Override
        public Operand<TFloat32> variable(OwnVariable variable) {
            return tf.reshape(rows(variable.name()), tf.constant(variable.shape()));
        }

        @Override
        public ForwardPass network() {
            throw new UnsupportedOperationException(NO_MODEL);
        }

        @Override
        public ForwardPass frozenNetwork() {
            throw new UnsupportedOperationException(NO_MODEL);
        }

        @Override
        public Operand<TInt32> drawn(Draws drawn) {
            return tf.dtypes.cast(firstRow(drawn.name()), TInt32.class);
        }

        @Override
        public Operand<TInt64> seed(String purpose) {
            return tf.constant(new long[] {0, 0});
        }

        @Override
        public Operand<TFloat32> state(String name, float[] first, long... shape) {
            return tf.reshape(
                    given.containsKey(name) ? firstRow(name) : tf.constant(first),
                    tf.constant(shape));
        }

        @Override
        public void setState(String name, Operand<TFloat32> next) {
            states.put(name, next);
        }

        @Override
        public Operand<TFloat32> frozen(View.Images view) {
            return unitRows(FROZEN + view.name());
        }

        @Override
        public Operand<TFloat32> frozen(View.Text input) {
            return unitRows(FROZEN + input.name());
        }

        @Override
        public Operand<TFloat32> logitScale() {
            return tf.math.exp(
                    inputs.computeIfAbsent(
                            "logit scale", name -> tf.constant((float) Math.log(scale))));
        }

        @Override
        public Operand<TFloat32> frozenLogitScale() {
            return tf.constant((float) scale);
        }

        @Override
        public Operand<TFloat32> sameCaptions(View.Captions view) {
            return toConstant("same captions of " + view.name());
        }

        @Override
        public Operand<TFloat32> numbers(View.Numbers view) {
            return toConstant(view.name());
        }

        @Override
        public Operand<TInt32> rows(View.SubCaptions view) {
            return tf.dtypes.cast(firstRow("rows of " + view.name()), TInt32.class);
        }

        @Override
        public Operand<TFloat32> weights(View.SubCaptions view) {
            return firstRow("weights of " + view.name());
        }

        @Override
        public Operand<TFloat32> truths(View.SubCaptions view) {
            return toConstant("truths of " + view.name());
        }

        @Override
        public Operand<TFloat32> select(Operand<TFloat32> embeddings, View.SubCaptions view) {
            return tf.gather(embeddings, rows(view), tf.constant(0));
        }

        @Override
        public Operand<TFloat32> scheduled(String name) {
            return tf.reshape(toConstant(name), tf.constant(new long[0]));
        }

        private Operand<TFloat32> firstRow(String name) {
            return tf.constant(values(name)[0]);
        }

        private Operand<TFloat32> unitRows(String name) {
            Operand<TFloat32> rows = rows(name);
            Operand<TFloat32> squares =
                    tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
            return tf.math.mul(rows, tf.math.rsqrt(squares));
        }

        private Operand<TFloat32> rows(String name) {
            return inputs.computeIfAbsent(name, this::toConstant);
        }

        private Operand<TFloat32> toConstant(String name) {
            return tf.constant(StdArrays.ndCopyOf(values(name)));
        }

        private float[][] values(String name) {
            float[][] rows = given.get(name);
            if (rows == null) {
                throw new IllegalArgumentException(
                        "the objective asks for '%s', but only %s were given"
                                .formatted(name, given.keySet()));
            }
            return rows;
        }
    }
}
