package io.mithridate.clipfiles.naming;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.TensorSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tensors of a file from which one tensor of OpenAI's is assembled. */
final class Source {

    private final Path file;
    private final int parts;
    private final boolean transposed;
    private final SortedMap<Integer, String> names = new TreeMap<>();
    private final SortedMap<Integer, TensorSpec> specs = new TreeMap<>();

    Source(Path file, NameRule rule) {
        this.file = file;
        this.parts = rule.parts();
        this.transposed = rule.transposed();
    }

    /** Adds a part. */
    void add(int part, String name, TensorSpec spec) {
        String other = names.putIfAbsent(part, name);
        if (other != null) {
            throw new InvalidCheckpointException(
                    file, "'%s' and '%s' are the same tensor".formatted(other, name));
        }
        specs.put(part, spec);
    }

    /**
     * Rejects a tensor with missing parts, parts of different types or shapes, or an unexpected
     * number of axes.
     */
    void requireComplete() {
        if (names.size() < parts) {
            throw new InvalidCheckpointException(
                    file,
                    "found %s, only %d of %d parts of one tensor"
                            .formatted(names.values(), names.size(), parts));
        }
        if (specs.values().stream().map(TensorSpec::toString).distinct().count() > 1) {
            throw new InvalidCheckpointException(
                    file,
                    "%s are parts of one tensor, but differ: %s"
                            .formatted(names.values(), specs.values()));
        }
        if (transposed && firstSpec().shape().length != 2) {
            throw new InvalidCheckpointException(
                    file,
                    "'%s' is %s, expected two axes"
                            .formatted(names.values().iterator().next(), firstSpec()));
        }
        if (parts > 1 && firstSpec().shape().length == 0) {
            throw new InvalidCheckpointException(
                    file,
                    "'%s' is a single number, expected a row"
                            .formatted(names.values().iterator().next()));
        }
    }

    private TensorSpec firstSpec() {
        return specs.values().iterator().next();
    }

    /** Returns the names of the parts in the file, in order. */
    List<String> names() {
        return List.copyOf(names.values());
    }

    /** {@code true} if the two axes are swapped. */
    boolean transposed() {
        return transposed;
    }

    /** Returns the type and shape of the assembled tensor. */
    TensorSpec spec() {
        TensorSpec first = firstSpec();
        long[] shape = first.shape().clone();
        if (transposed) {
            long rows = shape[0];
            shape[0] = shape[1];
            shape[1] = rows;
        } else if (parts > 1) {
            shape[0] *= parts;
        }
        return new TensorSpec(first.type(), shape);
    }
}
