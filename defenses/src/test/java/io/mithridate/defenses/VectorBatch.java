package io.mithridate.defenses;

import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.TextInput;
import io.mithridate.tensorflow.training.View;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.StdArrays;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A batch of embeddings that a test writes down, by view; all are rows of unit length. */
public final class VectorBatch extends GivenBatch {

    private final Ops tf;
    private final float scale;
    private final Map<String, float[][]> embeddings;

    private VectorBatch(Ops tf, double scale, Map<String, float[][]> embeddings) {
        this.tf = tf;
        this.scale = (float) scale;
        this.embeddings = embeddings;
    }

    /**
     * What an objective comes to: "total", and its terms by name.
     *
     * @param scale the factor on the cosines
     * @param embeddings by the names of views, variables and scheduled numbers; those of the frozen
     *     model by "frozen " and the name; numbers are rows of one
     */
    public static Map<String, Double> loss(
            Objective objective, double scale, Map<String, float[][]> embeddings) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Loss loss = objective.loss(tf, new VectorBatch(tf, scale, embeddings));
            try (Session session = new Session(graph)) {
                Session.Runner runner = session.runner().fetch(tf.identity(loss.total()));
                loss.terms().values().forEach(term -> runner.fetch(tf.identity(term)));
                try (Result result = runner.run()) {
                    Map<String, Double> values = new LinkedHashMap<>();
                    values.put("total", number(result, 0));
                    int next = 1;
                    for (String term : loss.terms().keySet()) {
                        values.put(term, number(result, next++));
                    }
                    return values;
                }
            }
        }
    }

    private static double number(Result result, int index) {
        return ((TFloat32) result.get(index)).getFloat();
    }

    @Override
    public int size() {
        return embeddings.values().iterator().next().length;
    }

    @Override
    public Operand<TFloat32> of(View.Images view) {
        return rows(view.name());
    }

    @Override
    public Operand<TFloat32> of(TextInput input) {
        return rows(input.name());
    }

    @Override
    public Operand<TFloat32> imageFeatures(View.Images view) {
        return rows(view.name());
    }

    @Override
    public Operand<TFloat32> variable(
            String name, Role role, Initializer initializer, long... shape) {
        return tf.reshape(rows(name), tf.constant(shape));
    }

    @Override
    public Operand<TFloat32> state(String name, float[] first, long... shape) {
        return tf.reshape(tf.constant(first), tf.constant(shape));
    }

    @Override
    public void setState(String name, Operand<TFloat32> next) {}

    @Override
    public Operand<TFloat32> scheduled(String name) {
        return tf.reshape(rows(name), tf.constant(new long[0]));
    }

    @Override
    public Operand<TFloat32> frozen(View.Images view) {
        return rows("frozen " + view.name());
    }

    @Override
    public Operand<TFloat32> frozen(TextInput input) {
        return rows("frozen " + input.name());
    }

    @Override
    public Operand<TFloat32> numbers(View.Numbers view) {
        return rows(view.name());
    }

    @Override
    public Operand<TFloat32> logitScale() {
        return tf.constant(scale);
    }

    private Operand<TFloat32> rows(String name) {
        float[][] rows = embeddings.get(name);
        if (rows == null) {
            throw new AssertionError("the objective embeds '%s'".formatted(name));
        }
        return tf.constant(StdArrays.ndCopyOf(rows));
    }
}
