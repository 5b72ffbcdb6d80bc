package io.mithridate.tensorflow.training;

import java.util.Map;
import java.util.Optional;

/**
 * What an optimisation of a model's input came to.
 *
 * @param last the variables after the last step, by name; the last axis is the fastest
 * @param kept the variables that the rule had kept last, by name; empty if it never did
 * @param memory what the rule remembers
 * @param steps how many steps were done, over all processes that had a part in them
 * @param outcome what the last of them came to
 */
public record OptimizedInputs(
        Map<String, float[]> last,
        Optional<Map<String, float[]>> kept,
        RuleMemory memory,
        long steps,
        InputRule.Outcome outcome) {

    public OptimizedInputs {
        last = Map.copyOf(last);
        kept = kept.map(Map::copyOf);
    }

    /**
     * A variable after the last step.
     *
     * @throws IllegalArgumentException if there is none of that name
     */
    public float[] last(String name) {
        float[] values = last.get(name);
        if (values == null) {
            throw new IllegalArgumentException(
                    "no variable '%s' was optimised, only %s".formatted(name, last.keySet()));
        }
        return values;
    }
}
