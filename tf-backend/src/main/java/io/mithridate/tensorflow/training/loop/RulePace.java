package io.mithridate.tensorflow.training.loop;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.RuleMemory;
import io.mithridate.tensorflow.training.StepRule;
import java.util.Map;
import java.util.TreeMap;

/** Lets a rule determine the pace of a run, and records its decisions. */
public final class RulePace implements Pace {

    private static final String MEMORY = "memory.";
    private static final String TERM = "term.";
    private static final String LOSS = "loss";
    private static final String KEPT = "kept";
    private static final String STOPPED = "stopped";

    private final StepRule rule;
    private final long steps;
    private final Runnable keep;
    private RuleMemory memory;
    private Map<String, Double> terms = Map.of();
    private double loss = Double.NaN;
    private long done;
    private boolean kept;
    private boolean stopped;

    /**
     * Creates a pace.
     *
     * @param steps the maximum number of steps
     * @param keep called to keep the values that the variables had before the last completed step
     */
    public RulePace(StepRule rule, long steps, Runnable keep) {
        this.rule = rule;
        this.steps = steps;
        this.keep = keep;
        memory = rule.memory();
    }

    @Override
    public long steps() {
        return steps;
    }

    @Override
    public double rate(long step) {
        return rule.learningRate(step, memory);
    }

    /**
     * Returns a weight of the next step.
     *
     * @throws IllegalStateException if the rule did not set it
     */
    public double weight(String name) {
        Double weight = rule.weights(done, memory).get(name);
        if (weight == null) {
            throw new IllegalStateException(
                    "the rule sets no weight '%s' before step %d".formatted(name, done + 1));
        }
        return weight;
    }

    @Override
    public boolean stopped() {
        return stopped;
    }

    /** Returns whether variables were ever kept. */
    public boolean kept() {
        return kept;
    }

    /** Returns the rule's memory. */
    public RuleMemory memory() {
        return memory;
    }

    /** Returns the number of completed steps. */
    public long done() {
        return done;
    }

    /** Returns the outcome of the last step. */
    public StepRule.Outcome outcome() {
        return new StepRule.Outcome(done - 1, loss, terms);
    }

    @Override
    public void stepDone(TrainingListener.Step step) {
        loss = step.loss();
        terms = step.terms();
        done = step.number();
        StepRule.Decision decision = rule.after(outcome(), memory);
        memory = decision.memory();
        stopped = decision.stop();
        if (decision.keep()) {
            keep.run();
            kept = true;
        }
    }

    @Override
    public Map<String, String> notes() {
        Map<String, String> notes = new TreeMap<>();
        notes.putAll(memory.notes(MEMORY));
        notes.putAll(RuleMemory.of(terms).notes(TERM));
        notes.put(LOSS, Double.toString(loss));
        notes.put(KEPT, Boolean.toString(kept));
        notes.put(STOPPED, Boolean.toString(stopped));
        return notes;
    }

    @Override
    public void resume(long steps, Map<String, String> notes) {
        if (steps == 0) {
            return;
        }
        done = steps;
        memory = RuleMemory.fromNotes(notes, MEMORY);
        terms = RuleMemory.fromNotes(notes, TERM).numbers();
        loss = Double.parseDouble(notes.getOrDefault(LOSS, ""));
        kept = Boolean.parseBoolean(notes.get(KEPT));
        stopped = Boolean.parseBoolean(notes.get(STOPPED));
    }
}
