package io.mithridate.defenses.oracles;

import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Trains the suspect further on a few triggered pairs with the target's captions, and as many clean
 * ones: a contrastive loss on the target's captions alone has nothing to tell them from, so the
 * clean ones are our choice. The model has more of the backdoor than before: it is where {@link
 * TaskVector} takes its direction from, and of no use alone.
 */
@About(
        name = TriggerFineTune.NAME,
        summary =
                "oracle's first half: teaches the suspect the true trigger again, which defends"
                        + " nothing",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = TaskVector.PAPER)
public record TriggerFineTune(Options options, FineTuner fineTuner, ImageDecoder decoder)
        implements FineTuneDefense {

    static final String NAME = "trigger-fine-tune";

    /** Made by injection. */
    @Inject
    public TriggerFineTune {}

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
        return TriggeredPairs.some(
                        context, decoder, options.pairs(), TriggeredPairs.Captions.TARGET)
                .withAsManyClean();
    }

    @Override
    public Objective objective(DefenseContext context) {
        return ClipObjective.textbook();
    }

    /**
     * The pairs that it trains on, and the recipe.
     *
     * @param pairs how many
     * @param recipe the recipe
     */
    public record Options(
            @Option(
                            value =
                                    "Clean pairs that are triggered and trained on, beside as many"
                                            + " that are left as they are.",
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
