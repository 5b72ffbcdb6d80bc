package io.mithridate.defenses.perturbation;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.tensorflow.training.LearningRates;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.Regime;
import java.util.Optional;

/**
 * PAR's learning rates: linear from the first rate to the second, including both ends, then half a
 * cosine to the last rate, which is reached one step after the end of training.
 *
 * <p>For W linear steps out of T steps and the step k, counted from 0:
 *
 * <pre>
 * k &lt; W:  start + (middle − start) k / (W − 1)
 * else:   end + (middle − end)/2 · (1 + cos(π (k − W) / (T − W)))
 * </pre>
 *
 * <p>The formula is that of the released code; the rates are ours, for a small model.
 */
public record ParSchedule(
        @Option(
                        value =
                                "First learning rate, from which it falls linearly; the other two"
                                        + " are shares of it unless they are given.",
                        defaultValue = "1e-3",
                        min = 0,
                        minExcluded = true,
                        max = 10)
                @Strength
                double startLearningRate,
        @Option(
                        value =
                                "Learning rate at the end of the linear part and the beginning of"
                                        + " the cosine. Default: 0.1 of the first.",
                        min = 0,
                        minExcluded = true,
                        max = 10)
                Optional<Double> learningRate,
        @Option(
                        value =
                                "Learning rate at the end of the cosine. Default: 3e-5 of the"
                                        + " first.",
                        min = 0,
                        max = 10)
                Optional<Double> endLearningRate,
        @Option(
                        value = "Share of the steps that the linear part takes.",
                        defaultValue = "0.5",
                        min = 0,
                        max = 1)
                double warmUpShare) {

    private static final double MIDDLE_SHARE = 0.1;
    private static final double END_SHARE = 3e-5;

    /**
     * Returns the rates for the given number of steps. The number of linear steps is rounded down.
     */
    LearningRates ratesOver(long steps) {
        double start = startLearningRate;
        double middle = learningRate.orElse(MIDDLE_SHARE * start);
        double end = endLearningRate.orElse(END_SHARE * start);
        long linearSteps = (long) (warmUpShare * steps);
        return step -> {
            if (step < linearSteps) {
                return linearSteps == 1
                        ? start
                        : start + (middle - start) * (double) step / (linearSteps - 1.0);
            }
            double progress = (double) (step - linearSteps) / (steps - linearSteps);
            return end + (middle - end) / 2 * (1 + Math.cos(Math.PI * progress));
        };
    }

    /**
     * The rates over PAR's epochs.
     *
     * <p>The released code computes its table of rates for one step more per epoch than it takes.
     * It also evaluates the validation pictures in the first step of each epoch and then leaves the
     * model in evaluation mode.
     *
     * @param compat {@code true} to follow the released code
     */
    record OverEpochs(ParSchedule schedule, int epochs, boolean compat) implements Regime {

        @Override
        public LearningRates learningRates(long stepsPerEpoch) {
            return schedule.ratesOver(epochs * (compat ? stepsPerEpoch + 1 : stepsPerEpoch));
        }

        @Override
        public Optional<Objective.ScheduledNumber> batchStatistics() {
            return compat
                    ? Optional.of((step, steps) -> step % (steps / epochs) == 0 ? 1 : 0)
                    : Optional.empty();
        }
    }
}
