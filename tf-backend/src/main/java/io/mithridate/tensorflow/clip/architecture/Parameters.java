package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import java.util.List;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The parameters of an architecture, found by building its towers once in a graph that is never
 * run.
 *
 * @param list the parameters, in the order in which the towers request them; their graph is closed
 */
public record Parameters(List<Variable> list) {

    private static final long ANY_BATCH = 1;

    /** Returns the parameters of both towers, and the logit scale. */
    public static Parameters of(Architecture architecture) {
        try (Graph graph = new Graph()) {
            Ops tf = Ops.create(graph);
            Variables variables = Variables.trained(tf);
            ForwardPass pass = new ForwardPass(tf, variables, false);
            long side = architecture.imageSize();
            architecture.embedImages(
                    pass, Computation.input(tf, TUint8.class, ANY_BATCH, side, side, 3));
            architecture.embedTexts(
                    pass,
                    Computation.input(tf, TInt32.class, ANY_BATCH, architecture.contextLength()));
            pass.logitScale();
            return new Parameters(List.copyOf(variables.all()));
        }
    }

    /** Returns initial values for all parameters. */
    public Map<String, float[]> initialValues(Seed seed) {
        return Variables.initialValues(list, seed);
    }
}
