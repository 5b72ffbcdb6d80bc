package io.mithridate.defenses.oracles;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An oracle that subtracts from the suspicious model the weight change caused by training on the
 * true trigger.
 *
 * <pre>
 * τ = (suspect, trained further on triggered pairs) − suspect,   weights = suspect − τ
 * </pre>
 *
 * <p>This is the negation of a task vector, <a href="https://arxiv.org/abs/2212.04089">Ilharco et
 * al., 2022</a>, section 3. For backdoors, <a href="https://arxiv.org/abs/2510.14845">TBAR,
 * 2025</a> uses suspect − α τ with the largest α that keeps clean accuracy within a budget; here, a
 * list of values of {@code along} together with budgets has this effect. The suspect's running
 * statistics are kept, which is our choice: the published models have none, and running statistics
 * describe the pictures seen in training rather than learned knowledge. Subtracting them as well
 * destroyed the accuracy of a small model.
 */
@About(
        name = "task-vector",
        summary =
                "oracle: subtracts from the weights what training on the true trigger adds to them",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = "Ilharco et al., 2022. Editing Models with Task Arithmetic. arXiv:2212.04089")
public record TaskVector(Options options, FineTuner fineTuner, ImageDecoder decoder)
        implements FineTuneDefense {

    /** Creates the defense by dependency injection. */
    @Inject
    public TaskVector {}

    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS, Access.TRUE_TRIGGER);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.complaints(setting.pairs().defender());
    }

    @Override
    public PairSet pairs(DefenseContext context) {
        return TriggeredPairs.withTriggered(
                        context, decoder, options.pairs(), TriggeredPairs.Captions.TARGET)
                .withAsManyClean();
    }

    @Override
    public Objective objective(DefenseContext context) {
        return ClipObjective.textbook();
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        ClipCheckpoint start = ClipCheckpoint.read(suspect);
        ClipCheckpoint tuned = ClipCheckpoint.read(FineTuneDefense.super.purify(suspect, context));
        return negate(start, tuned).write(context.training().folder());
    }

    /**
     * Returns the suspect minus the difference between the other model and the suspect, with the
     * suspect's running statistics.
     */
    static ClipCheckpoint negate(ClipCheckpoint suspect, ClipCheckpoint tuned) {
        Map<String, float[]> weights = suspect.towards(tuned, -1).weights();
        weights.keySet().removeIf(TaskVector::isRunningStatistic);
        return suspect.with(weights);
    }

    private static boolean isRunningStatistic(String name) {
        return name.endsWith(".running_mean") || name.endsWith(".running_var");
    }

    /**
     * The number of triggered pairs and the recipe.
     *
     * @param pairs the number of triggered pairs
     * @param recipe the recipe
     */
    public record Options(
            @Option(
                            value =
                                    "Number of clean pairs that are triggered and trained on, in"
                                            + " addition to the same number of unchanged pairs.",
                            defaultValue = "300",
                            min = 1,
                            max = 1_000_000_000)
                    int pairs,
            @Inlined Recipe recipe) {

        List<OptionComplaint> complaints(int defender) {
            if (2 * pairs > defender) {
                return List.of(
                        new OptionComplaint(
                                "pairs",
                                "%d pairs and as many clean ones are more than the defender's %d; give at most %d"
                                        .formatted(pairs, defender, defender / 2)));
            }
            return recipe.complaints(2 * pairs);
        }
    }
}
