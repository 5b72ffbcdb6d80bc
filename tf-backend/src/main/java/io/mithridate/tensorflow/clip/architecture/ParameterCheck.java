package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.TensorSpec;
import io.mithridate.tensorflow.graph.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a file's tensors against the parameters of an architecture. */
public final class ParameterCheck {

    /** The number of mismatches that the error message lists. */
    private static final int MAX_LISTED = 10;

    private ParameterCheck() {}

    /**
     * Checks that a file's tensors are exactly the parameters of an architecture.
     *
     * @param present the tensors in the file, by OpenAI's names
     * @throws InvalidCheckpointException if a tensor is missing, unknown, of another shape or of an
     *     integer type; the message lists the mismatches
     */
    public static void check(Path file, Map<String, TensorSpec> present, List<Variable> expected) {
        List<String> complaints = new ArrayList<>();
        for (Variable variable : expected) {
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
        Set<String> names = expected.stream().map(Variable::name).collect(Collectors.toSet());
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
}
