package io.mithridate.tensorflow.training;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** Has a policy plan epoch after epoch, and notes what it planned. */
final class EpochPlans implements Pace {

    private static final String EPOCH = "epoch";

    private final EpochPolicy policy;
    private final Pace pace;
    private final int pairs;
    private int epoch = -1;
    private Optional<EpochPlan> plan = Optional.empty();

    /**
     * Plans.
     *
     * @param pace of the steps
     * @param pairs in the set
     */
    EpochPlans(EpochPolicy policy, Pace pace, int pairs) {
        this.policy = policy;
        this.pace = pace;
        this.pairs = pairs;
    }

    /**
     * The plan of an epoch, made now unless it was made before the run was killed.
     *
     * @param scores computes the scores of all pairs before an epoch
     */
    EpochPlan plan(int wanted, IntFunction<double[]> scores) {
        if (wanted == epoch) {
            return plan.orElseThrow();
        }
        double[] read = policy.readsScores(wanted) ? scores.apply(wanted) : new double[pairs];
        EpochPlan next =
                policy.plan(wanted, read, plan.map(EpochPlan::memory).orElseGet(RuleMemory::empty));
        plan = Optional.of(next);
        epoch = wanted;
        return next;
    }

    /** Tells the policy that training has ended. */
    void ended() {
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
                made -> {
                    notes.putAll(made.notes());
                    notes.put(EPOCH, Integer.toString(epoch));
                });
        return notes;
    }

    @Override
    public void resume(long steps, Map<String, String> notes) {
        if (steps > 0) {
            plan = Optional.of(EpochPlan.noted(notes));
            epoch = Integer.parseInt(notes.getOrDefault(EPOCH, ""));
        }
    }
}
