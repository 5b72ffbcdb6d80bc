package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Gradients;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.training.feed.BatchSource;
import io.mithridate.tensorflow.training.loss.Loss;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Computes the loss and the gradients in one run, by TensorFlow's own automatic differentiation.
 */
public final class DirectDifferentiation implements Differentiation {

    private final List<Operand<TFloat32>> fetched;
    private final List<Op> updates;
    private final List<Operand<TFloat32>> gradients;

    /**
     * Adds the gradients to the graph.
     *
     * @param updates additional operations to run with every batch
     * @param scaler scales the loss, if present; the gradients are then those of the scaled loss
     * @throws IllegalArgumentException if the loss does not depend on one of the variables
     */
    public DirectDifferentiation(
            Computation computation,
            Loss loss,
            List<Variable> variables,
            List<Op> updates,
            Optional<LossScaler> scaler) {
        fetched = fetchable(computation.ops(), loss);
        this.updates = List.copyOf(updates);
        gradients =
                Gradients.ofVariables(
                        computation.graph(),
                        loss.total(),
                        scaler.map(LossScaler::factor),
                        variables);
    }

    /**
     * Returns the total and the terms, in a form that can be fetched even if one of them is also
     * fed.
     */
    static List<Operand<TFloat32>> fetchable(Ops tf, Loss loss) {
        List<Operand<TFloat32>> fetched = new ArrayList<>();
        fetched.add(tf.identity(loss.total()));
        // Added in the order of names, so that the graph does not depend on the order of the
        // curves.
        Map<String, Operand<TFloat32>> named = new TreeMap<>(loss.terms());
        named.replaceAll((name, term) -> tf.identity(term));
        loss.terms().keySet().forEach(name -> fetched.add(Objects.requireNonNull(named.get(name))));
        return List.copyOf(fetched);
    }

    @Override
    public List<Operand<TFloat32>> gradients() {
        return gradients;
    }

    @Override
    public double[] run(Session session, BatchSource.Feeds feeds, Consumer<Session.Runner> use) {
        Session.Runner runner = session.runner();
        feeds.addTo(runner);
        updates.forEach(runner::addTarget);
        fetched.forEach(runner::fetch);
        use.accept(runner);
        try (Result result = runner.run()) {
            return scalars(result, result.size());
        }
    }

    /** Returns the first numbers that a run fetched. */
    static double[] scalars(Result result, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = ((TFloat32) result.get(i)).getFloat();
        }
        return values;
    }
}
