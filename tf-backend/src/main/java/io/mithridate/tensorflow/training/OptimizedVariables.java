package io.mithridate.tensorflow.training;

import io.mithridate.api.attack.NumberArray;
import java.util.Map;
import java.util.Optional;

/**
 * The result of optimising an objective's variables.
 *
 * @param last the variables after the last step, by name, in PyTorch's order of axes
 * @param kept the variables that the rule had kept last, by name; empty if it never did
 * @param memory what the rule remembers
 * @param steps how many steps were done, over all processes that had a part in them
 * @param outcome the loss of the last of them
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
     * The numbers of a variable after the last step, its last axis the fastest.
     *
     * @throws IllegalArgumentException if there is none of that name
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
