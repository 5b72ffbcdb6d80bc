package io.mithridate.tensorflow.training;

import java.util.Map;

/**
 * Decides an optimisation from step to step: the learning rate, weights that follow from the losses
 * of earlier steps, which variables are kept, when it is over.
 *
 * <p>A rule has no state of its own. What it has to remember are numbers by name, which are saved
 * with the run, so that one that was killed goes on exactly. It is a record: its text tells its
 * settings from others.
 */
public interface StepRule {

    /** The numbers that it remembers before the first step. */
    default RuleMemory memory() {
        return RuleMemory.empty();
    }

    /**
     * The learning rate of a step.
     *
     * @param step counted from 0
     * @param memory as it is before the step
     */
    double learningRate(long step, RuleMemory memory);

    /**
     * The weights of a step, under the same names in every step; see {@link Batch#scheduled}.
     *
     * @param step counted from 0
     * @param memory as it is before the step
     */
    default Map<String, Double> weights(long step, RuleMemory memory) {
        return Map.of();
    }

    /**
     * Decides what follows from a step.
     *
     * @param memory as it is before the step
     */
    default Decision after(Outcome outcome, RuleMemory memory) {
        return new Decision(memory, false, false);
    }

    /** The same learning rate in all steps, and no end before the last. */
    static StepRule constant(double learningRate) {
        return new Constant(learningRate);
    }

    /** A learning rate that falls to zero along half a cosine. */
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
     * The loss of a step, of the variables as they were before it.
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
         * A part of the loss.
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
     * @param memory what the rule remembers from now on
     * @param keep whether the variables that the outcome is of, those before the step, are kept, in
     *     place of what was kept before
     * @param stop whether the optimisation is over
     */
    record Decision(RuleMemory memory, boolean keep, boolean stop) {}
}
