package io.mithridate.defenses.robust;

import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.EpochPlan;
import io.mithridate.tensorflow.training.EpochPolicy;
import io.mithridate.tensorflow.training.LearningRates;
import io.mithridate.tensorflow.training.Regime;
import io.mithridate.tensorflow.training.RuleMemory;
import io.mithridate.tensorflow.training.Schedule;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The sequence of epochs in SafeCLIP: in-modal epochs, cross-modal epochs, then epochs that treat
 * risky and safe pairs differently.
 */
final class SafeClipPolicy implements EpochPolicy {

    static final String IN_MODAL = "in-modal-on";
    static final String CROSS_MODAL = "cross-modal-on";

    private static final Logger LOG = LoggerFactory.getLogger(SafeClipPolicy.class);
    private static final String SHARE = "safe-share";
    private static final Map<String, Double> ONLY_IN_MODAL =
            Map.of(IN_MODAL, 1.0, CROSS_MODAL, 0.0);
    private static final Map<String, Double> ONLY_CROSS_MODAL =
            Map.of(IN_MODAL, 0.0, CROSS_MODAL, 1.0);

    /** The settings that the released code's library uses to fit the mixture. */
    private static final double TOLERANCE = 1e-3;

    private static final int MAX_ITERATIONS = 100;

    private final Rules rules;
    private final View.Images images;
    private final View.Captions captions;
    private final Consumer<int[]> safePairs;

    /**
     * The rules that determine which pairs are safe.
     *
     * @param inModalEpochs the number of in-modal epochs
     * @param crossModalEpochs the number of cross-modal epochs that follow
     * @param safePosterior the minimum probability of a safe pair, applied when pairs are judged
     *     for the first time
     * @param growth the increase of the share of safe pairs per epoch
     * @param cap the maximum share of safe pairs
     * @param compat whether pairs with cosine similarities below both means may be safe
     */
    record Rules(
            int inModalEpochs,
            int crossModalEpochs,
            double safePosterior,
            double growth,
            double cap,
            boolean compat) {

        /** Returns the number of epochs before pairs are judged. */
        int earlyEpochs() {
            return inModalEpochs + crossModalEpochs;
        }
    }

    /**
     * Creates a policy.
     *
     * @param images the view of the pictures that is compared with the captions
     * @param captions the view of the captions
     * @param safePairs receives the indices of the pairs that are safe in the last epoch
     */
    SafeClipPolicy(
            Rules rules, View.Images images, View.Captions captions, Consumer<int[]> safePairs) {
        this.rules = rules;
        this.images = images;
        this.captions = captions;
        this.safePairs = safePairs;
    }

    @Override
    public Set<String> numbers() {
        return Set.of(IN_MODAL, CROSS_MODAL);
    }

    @Override
    public boolean readsScores(int epoch) {
        return epoch >= rules.earlyEpochs();
    }

    @Override
    public Operand<TFloat32> score(Ops tf, Batch batch) {
        return Losses.cosines(tf, batch.of(images), batch.of(captions));
    }

    @Override
    public EpochPlan plan(int epoch, double[] scores, RuleMemory memory) {
        int pairCount = scores.length;
        if (epoch < rules.inModalEpochs()) {
            return EpochPlan.all(pairCount, ONLY_IN_MODAL, memory);
        }
        if (epoch < rules.earlyEpochs()) {
            return EpochPlan.all(pairCount, ONLY_CROSS_MODAL, memory);
        }
        SafePairs judged = SafePairs.of(scores, TOLERANCE, MAX_ITERATIONS, rules.compat());
        BitSet trusted =
                epoch == rules.earlyEpochs()
                        ? judged.atLeast(rules.safePosterior())
                        : judged.mostProbable((int) Math.floor(memory.get(SHARE) * pairCount));
        double share =
                epoch == rules.earlyEpochs()
                        ? (double) trusted.cardinality() / pairCount
                        : memory.get(SHARE);
        LOG.info("safe pairs: epoch={} safe={} of={}", epoch + 1, trusted.cardinality(), pairCount);
        BitSet risky = (BitSet) trusted.clone();
        risky.flip(0, pairCount);
        return new EpochPlan(
                List.of(
                        new EpochPlan.Part(risky, ONLY_IN_MODAL),
                        new EpochPlan.Part(trusted, ONLY_CROSS_MODAL)),
                memory.with(SHARE, Math.min(share + rules.growth(), rules.cap())));
    }

    @Override
    public void ended(EpochPlan last) {
        safePairs.accept(last.parts().get(1).pairs().stream().toArray());
    }

    @Override
    public String toString() {
        return "SafeClipPolicy[" + rules + "]";
    }

    /**
     * SafeCLIP's learning rates: the recipe's warm-up and cosine, except that cross-modal epochs on
     * all pairs have a small constant rate.
     *
     * <p>By default, one cosine covers all other epochs as if the cross-modal epochs on all pairs
     * did not exist, which is our choice. {@code compat} follows the released code: the early and
     * the later epochs have separate schedules that match their lengths, and both are evaluated at
     * the epoch number counted from 1. As a result, the first schedule falls to zero within the
     * early epochs, of which only the last has the small constant rate, and the second falls to
     * zero and rises again.
     *
     * @param recipe the victim's recipe
     * @param inModalEpochs the number of in-modal epochs
     * @param crossModalEpochs the number of cross-modal epochs on all pairs that follow
     * @param rate the constant rate, as a share of the recipe's learning rate
     * @param compat whether to follow the released code
     */
    record Rates(
            Recipe recipe, int inModalEpochs, int crossModalEpochs, double rate, boolean compat)
            implements Regime {

        @Override
        public LearningRates learningRates(long stepsPerEpoch) {
            int earlyEpochs = inModalEpochs + crossModalEpochs;
            int constantEpochs = compat ? Math.min(earlyEpochs, 1) : crossModalEpochs;
            long constantEnds = earlyEpochs * stepsPerEpoch;
            long constantBegins = constantEnds - constantEpochs * stepsPerEpoch;
            LearningRates singleSchedule =
                    Schedule.of(recipe, stepsPerEpoch, recipe.epochs() - crossModalEpochs);
            LearningRates earlySchedule =
                    compat && earlyEpochs > 1
                            ? releasedSchedule(earlyEpochs, stepsPerEpoch)
                            : singleSchedule;
            LearningRates laterSchedule =
                    compat
                            ? releasedSchedule(recipe.epochs() - earlyEpochs, stepsPerEpoch)
                            : step -> singleSchedule.at(step - (constantEnds - constantBegins));
            return step -> {
                if (step < constantBegins) {
                    return earlySchedule.at(step);
                }
                return step < constantEnds ? rate * recipe.learningRate() : laterSchedule.at(step);
            };
        }

        /** Returns a schedule over the given number of epochs that is evaluated one epoch ahead. */
        private Schedule releasedSchedule(int epochs, long stepsPerEpoch) {
            long steps = epochs * stepsPerEpoch;
            return new Schedule(recipe.learningRate(), recipe.warmUp(steps), steps, stepsPerEpoch);
        }
    }
}
