package io.mithridate.defenses.inversion;

import io.mithridate.tensorflow.training.RuleMemory;
import io.mithridate.tensorflow.training.StepRule;
import java.util.Map;

/**
 * The rule of the search for a stamp: the weight of its size increases while the stamp works and
 * decreases while it does not.
 *
 * @param learningRate the learning rate of the first epochs
 * @param success the mean cosine similarity above which a step succeeds
 * @param lambda the initial weight of the size
 * @param floor the lower bound of the weight; a weight below it is not decreased further
 * @param factor the factor by which the weight changes
 * @param patience the weight changes after more than this number of consecutive successes or
 *     failures; it is reset to its initial value after more than twice this number of consecutive
 *     successes with a weight below the floor
 * @param stopPatience the search may end after more than this number of steps without a smaller
 *     stamp
 * @param batchesPerEpoch the number of steps in which all pictures are shown once
 */
record DecreeRule(
        double learningRate,
        double success,
        double lambda,
        double floor,
        double factor,
        int patience,
        int stopPatience,
        int batchesPerEpoch)
        implements StepRule {

    /** The name of the loss term for the mean cosine similarity between stamped pictures. */
    static final String SIMILARITY = "alike";

    /** The name of the loss term for the sum of the mask over pixels and channels. */
    static final String SIZE = "size";

    /** The name of the size's weight, in the loss and in the memory. */
    static final String LAMBDA = "lambda";

    /** The name, in the memory, of the smallest size of a stamp that worked. */
    static final String BEST = "best";

    private static final String SUCCESSES = "successes";
    private static final String FAILURES = "failures";
    private static final String SUCCESSES_BELOW_FLOOR = "successes-below-floor";
    private static final String SINCE_BEST = "since-best";
    private static final String EPOCH_SUM = "epoch-sum";

    private static final int FAST_EPOCHS = 200;
    private static final int SLOWER_EPOCHS = 500;

    @Override
    public RuleMemory memory() {
        return RuleMemory.of(
                Map.of(
                        LAMBDA, lambda,
                        BEST, Double.MAX_VALUE,
                        SUCCESSES, 0.0,
                        FAILURES, 0.0,
                        SUCCESSES_BELOW_FLOOR, 0.0,
                        SINCE_BEST, 0.0,
                        EPOCH_SUM, 0.0));
    }

    @Override
    public double learningRate(long step, RuleMemory memory) {
        long epoch = step / batchesPerEpoch;
        if (epoch < FAST_EPOCHS) {
            return learningRate;
        }
        return learningRate * (epoch < SLOWER_EPOCHS ? 0.2 : 0.1);
    }

    @Override
    public Map<String, Double> weights(long step, RuleMemory memory) {
        return Map.of(LAMBDA, memory.get(LAMBDA));
    }

    @Override
    public Decision after(Outcome outcome, RuleMemory memory) {
        double similarity = outcome.term(SIMILARITY);
        boolean succeeded = similarity > success;
        boolean isBest = succeeded && outcome.term(SIZE) < memory.get(BEST);
        RuleMemory counted = updateCounts(succeeded, memory);
        boolean everSucceeded = isBest || memory.get(BEST) < Double.MAX_VALUE;
        double stepsSinceBest = isBest || !everSucceeded ? 0 : memory.get(SINCE_BEST) + 1;
        double epochSum = memory.get(EPOCH_SUM) + similarity;
        boolean endOfEpoch = (outcome.step() + 1) % batchesPerEpoch == 0;
        return new Decision(
                counted.with(BEST, isBest ? outcome.term(SIZE) : memory.get(BEST))
                        .with(SINCE_BEST, stepsSinceBest)
                        .with(EPOCH_SUM, endOfEpoch ? 0 : epochSum),
                isBest,
                endOfEpoch
                        && stepsSinceBest > stopPatience
                        && epochSum / batchesPerEpoch > success);
    }

    /** Updates the numbers of consecutive successes and failures and the resulting weight. */
    private RuleMemory updateCounts(boolean succeeded, RuleMemory memory) {
        double weight = memory.get(LAMBDA);
        double successesBelowFloor =
                succeeded && weight < floor ? memory.get(SUCCESSES_BELOW_FLOOR) + 1 : 0;
        boolean resets = successesBelowFloor > 2 * patience;
        double successes = succeeded ? (resets ? 0 : memory.get(SUCCESSES)) + 1 : 0;
        double failures = succeeded ? 0 : memory.get(FAILURES) + 1;
        if (resets) {
            weight = lambda;
            successesBelowFloor = 0;
        }
        if (successes > patience) {
            weight *= factor;
            successes = 0;
        } else if (failures > patience) {
            weight = weight >= floor ? weight / factor : weight;
            failures = 0;
        }
        return memory.with(LAMBDA, weight)
                .with(SUCCESSES, successes)
                .with(FAILURES, failures)
                .with(SUCCESSES_BELOW_FLOOR, successesBelowFloor);
    }
}
