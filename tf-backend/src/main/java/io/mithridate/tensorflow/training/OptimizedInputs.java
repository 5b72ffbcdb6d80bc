package io.mithridate.tensorflow.training;

import java.util.Map;
import java.util.Optional;

/**
 * The result of optimising a model's input.
 *
 * @param last the variables after the last step, by name; the last axis is the fastest
 * @param kept the variables that the rule had kept last, by name; empty if it never did
 * @param memory what the rule remembers
 * @param steps how many steps were done, over all processes that had a part in them
 * @param outcome the loss of the last of them
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
