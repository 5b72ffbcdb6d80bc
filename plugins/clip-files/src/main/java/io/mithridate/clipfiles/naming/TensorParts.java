package io.mithridate.clipfiles.naming;

import io.mithridate.tensorflow.checkpoint.FloatTensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Splits OpenAI's tensors into the parts that other programs use. */
public final class TensorParts {

    private TensorParts() {}

    /**
     * Returns the same weights under other names.
     *
     * @param tensors the tensors by OpenAI's names
     * @throws IllegalArgumentException if the naming has no name for one of them, e.g. Hugging
     *     Face's for a ResNet
     */
    public static Map<String, FloatTensor> rename(
            WeightNaming naming, Map<String, FloatTensor> tensors) {
        Map<String, FloatTensor> renamed = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    List<NameRule> rules = NamingRules.of(naming).forWriting(name);
                    if (rules.isEmpty()) {
                        throw new IllegalArgumentException(
                                "%s has no name for '%s' %s"
                                        .formatted(naming, name, Arrays.toString(tensor.shape())));
                    }
                    for (NameRule rule : rules) {
                        renamed.put(rule.fromOpenAi(name).orElseThrow(), part(tensor, rule));
                    }
                });
        return renamed;
    }

    private static FloatTensor part(FloatTensor tensor, NameRule rule) {
        if (rule.transposed()) {
            return FloatTensor.of(transposed(tensor), tensor.shape()[1], tensor.shape()[0]);
        }
        if (rule.parts() == 1) {
            return tensor;
        }
        long[] shape = tensor.shape().clone();
        shape[0] /= rule.parts();
        int size = tensor.size() / rule.parts();
        return FloatTensor.of(
                Arrays.copyOfRange(tensor.data(), rule.part() * size, (rule.part() + 1) * size),
                shape);
    }

    /** Returns the numbers of a transposed matrix. */
    static float[] transposed(FloatTensor tensor) {
        int rows = (int) tensor.shape()[0];
        int columns = (int) tensor.shape()[1];
        float[] turned = new float[tensor.size()];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                turned[column * rows + row] = tensor.data()[row * columns + column];
            }
        }
        return turned;
    }
}
