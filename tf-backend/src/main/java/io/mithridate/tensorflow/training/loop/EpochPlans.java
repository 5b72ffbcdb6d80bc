package io.mithridate.tensorflow.training.loop;

import io.mithridate.tensorflow.training.EpochPlan;
import io.mithridate.tensorflow.training.EpochPolicy;
import io.mithridate.tensorflow.training.RuleMemory;
import io.mithridate.tensorflow.training.feed.BatchShape;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Lets a policy plan each epoch, and records its plans. */
public final class EpochPlans implements Pace {

    private static final String EPOCH = "epoch";

    private final EpochPolicy policy;
    private final Pace pace;
    private final int pairs;
    private final BatchShape shape;
    private int epoch = -1;
    private Optional<EpochPlan> plan = Optional.empty();
    private List<EpochPlan.Part> parts = List.of();

    /**
     * Creates the plans.
     *
     * @param pace the pace of the steps
     * @param pairs the number of pairs in the set
     */
    public EpochPlans(EpochPolicy policy, Pace pace, int pairs, BatchShape shape) {
        this.policy = policy;
        this.pace = pace;
        this.pairs = pairs;
        this.shape = shape;
    }

    /**
     * Returns the plan of an epoch. It is created now unless it was restored from a killed run.
     *
     * @param scores computes the scores of all pairs before an epoch
     */
    EpochPlan plan(int wantedEpoch, IntFunction<double[]> scores) {
        if (wantedEpoch != epoch) {
            plan = Optional.of(createPlan(wantedEpoch, scores));
            epoch = wantedEpoch;
        }
        EpochPlan current = plan.orElseThrow();
        // Computed once for all steps, since counting the pairs of a part takes time proportional
        // to their number.
        parts = current.ofSteps(shape.batch(), Math.toIntExact(shape.batchesPerEpoch()));
        return current;
    }

    /** Returns a number of the part that a step of the planned epoch belongs to. */
    public double number(long step, String name) {
        int stepInEpoch = Math.toIntExact(step % shape.batchesPerEpoch());
        return Objects.requireNonNull(parts.get(stepInEpoch).numbers().get(name), name);
    }

    private EpochPlan createPlan(int wantedEpoch, IntFunction<double[]> scores) {
        double[] usedScores =
                policy.readsScores(wantedEpoch) ? scores.apply(wantedEpoch) : new double[pairs];
        return policy.plan(
                wantedEpoch, usedScores, plan.map(EpochPlan::memory).orElseGet(RuleMemory::empty));
    }

    int pairs() {
        return pairs;
    }

    BatchShape shape() {
        return shape;
    }

    /** Notifies the policy that training has ended. */
    public void ended() {
        policy.ended(plan.orElseThrow());
    }

    @Override
    public long steps() {
        return pace.steps();
    }

    @Override
    public double rate(long step) {
        return pace.rate(step);
    }

    @Override
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        plan.ifPresent(
                current -> {
                    notes.putAll(current.notes());
                    notes.put(EPOCH, Integer.toString(epoch));
                });
        return notes;
    }

    @Override
    public void resume(long steps, Map<String, String> notes) {
        if (steps > 0) {
            plan = Optional.of(EpochPlan.fromNotes(notes));
            epoch = Integer.parseInt(notes.getOrDefault(EPOCH, ""));
        }
    }
}
