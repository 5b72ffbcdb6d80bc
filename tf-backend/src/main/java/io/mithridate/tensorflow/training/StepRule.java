package io.mithridate.tensorflow.training;

import java.util.Map;

/**
 * Controls an optimization from step to step: the learning rate, loss weights that depend on the
 * losses of earlier steps, the variables to keep, and when to stop.
 *
 * <p>A rule has no state of its own. Everything it needs to remember is stored as numbers by name,
 * which are saved with the run, so that a killed run resumes exactly. A rule is a record, so its
 * text identifies its settings.
 */
public interface StepRule {

    /** Returns the memory before the first step. */
    default RuleMemory memory() {
        return RuleMemory.empty();
    }

    /**
     * Returns the learning rate of a step.
     *
     * @param step counted from 0
     * @param memory the memory before the step
     */
    double learningRate(long step, RuleMemory memory);

    /**
     * Returns the weights of a step, under the same names in every step; see {@link
     * Batch#scheduled}.
     *
     * @param step counted from 0
     * @param memory the memory before the step
     */
    default Map<String, Double> weights(long step, RuleMemory memory) {
        return Map.of();
    }

    /**
     * Decides how the optimization continues after a step.
     *
     * @param memory the memory before the step
     */
    default Decision after(Outcome outcome, RuleMemory memory) {
        return new Decision(memory, false, false);
    }

    /** Returns a rule with a constant learning rate that never stops early. */
    static StepRule constant(double learningRate) {
        return new Constant(learningRate);
    }

    /** Returns a rule with a learning rate that falls to zero along half a cosine. */
    static StepRule cosine(double learningRate, long steps) {
        return new Cosine(learningRate, steps);
    }

    /** See {@link #cosine}. */
    record Cosine(double learningRate, long steps) implements StepRule {

        @Override
        public double learningRate(long step, RuleMemory memory) {
            return new Schedule(learningRate, 0, steps).at(step);
        }
    }

    /** See {@link #constant}. */
    record Constant(double learningRate) implements StepRule {

        @Override
        public double learningRate(long step, RuleMemory memory) {
            return learningRate;
        }
    }

    /**
     * The loss of a step, computed from the variables before the step.
     *
     * @param step counted from 0
     * @param loss the total
     * @param terms the loss's parts by name
     */
    record Outcome(long step, double loss, Map<String, Double> terms) {

        public Outcome {
            terms = Map.copyOf(terms);
        }

        /**
         * Returns a part of the loss.
         *
         * @throws IllegalArgumentException if the loss has no part of that name
         */
        public double term(String name) {
            Double value = terms.get(name);
            if (value == null) {
                throw new IllegalArgumentException(
                        "the loss has no term '%s', only %s"
                                .formatted(name, terms.keySet().stream().sorted().toList()));
            }
            return value;
        }
    }

    /**
     * The decision after a step.
     *
     * @param memory the new memory
     * @param keep {@code true} to keep the variables of the outcome, i.e. those before the step,
     *     instead of those kept earlier
     * @param stop {@code true} to end the optimization
     */
    record Decision(RuleMemory memory, boolean keep, boolean stop) {}
}
