package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import java.util.Map;
import java.util.Optional;

/**
 * The result of optimizing an objective's variables.
 *
 * @param last the variables after the last step, by name, in PyTorch's order of axes
 * @param kept the variables that the rule kept most recently, by name; empty if it never kept any
 * @param memory the final memory of the rule
 * @param steps the number of completed steps, including those before the run was resumed
 * @param outcome the loss of the last step
 */
public record OptimizedVariables(
        Map<String, NumberArray> last,
        Optional<Map<String, NumberArray>> kept,
        RuleMemory memory,
        long steps,
        StepRule.Outcome outcome) {

    public OptimizedVariables {
        last = Map.copyOf(last);
        kept = kept.map(Map::copyOf);
    }

    /**
     * Returns the values of a variable after the last step, with the last axis varying fastest.
     *
     * @throws IllegalArgumentException if no variable has that name
     */
    public float[] last(String name) {
        NumberArray values = last.get(name);
        if (values == null) {
            throw new IllegalArgumentException(
                    "no variable '%s' was optimised, only %s".formatted(name, last.keySet()));
        }
        return values.values();
    }
}
