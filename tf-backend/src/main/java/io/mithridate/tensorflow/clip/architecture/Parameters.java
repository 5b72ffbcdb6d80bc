package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.TensorSpec;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
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

    /** The number of mismatches that the error message of {@link #check} lists. */
    private static final int MAX_LISTED = 10;

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

    /**
     * Checks that a file's tensors are exactly these parameters.
     *
     * @param present the tensors in the file, by OpenAI's names
     * @throws InvalidCheckpointException if a tensor is missing, unknown, of another shape or of an
     *     integer type; the message lists the mismatches
     */
    public void check(Path file, Map<String, TensorSpec> present) {
        List<String> complaints = new ArrayList<>();
        for (Variable variable : list) {
            TensorSpec spec = present.get(variable.name());
            String shape = Arrays.toString(variable.shape());
            if (spec == null) {
                complaints.add("'%s' %s is missing".formatted(variable.name(), shape));
            } else if (!Arrays.equals(spec.shape(), variable.shape())) {
                complaints.add(
                        "'%s' has shape %s, expected %s"
                                .formatted(variable.name(), Arrays.toString(spec.shape()), shape));
            } else if (!spec.type().isFloating()) {
                complaints.add("'%s' is %s, expected fractions".formatted(variable.name(), spec));
            }
        }
        Set<String> names = list.stream().map(Variable::name).collect(Collectors.toSet());
        present.forEach(
                (name, spec) -> {
                    if (!names.contains(name)) {
                        complaints.add(
                                "'%s' %s is not a parameter of this architecture"
                                        .formatted(name, Arrays.toString(spec.shape())));
                    }
                });
        if (!complaints.isEmpty()) {
            int more = complaints.size() - MAX_LISTED;
            throw new InvalidCheckpointException(
                    file,
                    String.join(
                                    "; ",
                                    complaints.subList(0, Math.min(MAX_LISTED, complaints.size())))
                            + (more > 0 ? "; and " + more + " more" : ""));
        }
    }

    /**
     * Reads all parameters, after checking the file's tensors as {@link #check} does.
     *
     * @param reader returns the numbers of a tensor
     */
    public Map<String, float[]> read(
            Path file, Map<String, TensorSpec> present, Function<String, float[]> reader) {
        check(file, present);
        Map<String, float[]> weights = new LinkedHashMap<>();
        list.forEach(variable -> weights.put(variable.name(), reader.apply(variable.name())));
        return weights;
    }

    /**
     * Returns the weights as tensors, in the order of the parameters.
     *
     * @throws IllegalStateException if a parameter has no weights
     */
    public Map<String, FloatTensor> tensors(Map<String, float[]> weights) {
        Map<String, FloatTensor> tensors = new LinkedHashMap<>();
        for (Variable variable : list) {
            float[] values = weights.get(variable.name());
            if (values == null) {
                throw new IllegalStateException("no weights for '" + variable.name() + "'");
            }
            tensors.put(variable.name(), new FloatTensor(variable.shape(), values));
        }
        return tensors;
    }
}
