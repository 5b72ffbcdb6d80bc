package io.mithridate.defenses;

import java.util.LinkedHashMap;
import java.util.Map;

/** Models on the line through two models, tensor by tensor. */
public final class WeightMix {

    private WeightMix() {}

    /**
     * The tensors (1 - alpha) start + alpha end.
     *
     * @param alpha beyond 0 and 1 it is a model on the same line, before the start or behind the
     *     end
     * @param start tensors by name
     * @param end tensors of the same names and sizes
     * @throws IllegalArgumentException if names or sizes differ
     */
    public static Map<String, float[]> of(
            Map<String, float[]> start, Map<String, float[]> end, double alpha) {
        if (!start.keySet().equals(end.keySet())) {
            throw new IllegalArgumentException("the two models do not have the same tensors");
        }
        Map<String, float[]> mixed = new LinkedHashMap<>();
        end.forEach((name, values) -> mixed.put(name, mix(name, start, values, alpha)));
        return mixed;
    }

    private static float[] mix(
            String name, Map<String, float[]> starts, float[] end, double alpha) {
        float[] start = starts.getOrDefault(name, new float[0]);
        if (start.length != end.length) {
            throw new IllegalArgumentException(
                    "'%s' has %d numbers in one model and %d in the other"
                            .formatted(name, start.length, end.length));
        }
        float[] mixed = new float[end.length];
        for (int i = 0; i < mixed.length; i++) {
            mixed[i] = (float) ((1 - alpha) * start[i] + alpha * end[i]);
        }
        return mixed;
    }
}
