package io.mithridate.defenses;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.training.ClipObjective;
import io.mithridate.tensorflow.training.FineTuner;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Trains the suspicious model further on clean pairs with CLIP's own loss.
 *
 * <p>The plainest thing that a defender can do, and the control for every defense that trains on
 * clean pairs: what such a defense reaches beyond it is owed to its own idea. The fine-tuning
 * baseline of CleanCLIP (<a href="https://arxiv.org/abs/2303.03323">Bansal et al., 2023</a>).
 */
@About(
        name = FineTune.NAME,
        summary = "trains further on clean pairs with CLIP's own loss",
        fidelity = Fidelity.PAPER,
        papers = {Papers.CLEAN_CLIP, Papers.CLIP})
public final class FineTune implements Purifier {

    static final String NAME = "fine-tune";

    private final Options options;
    private final FineTuner fineTuner;

    /**
     * Made by injection.
     *
     * @param options how long and how fast it trains
     * @param fineTuner trains
     */
    @Inject
    public FineTune(Options options, FineTuner fineTuner) {
        this.options = options;
        this.fineTuner = fineTuner;
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return options.recipe().complaints(setting.pairs().defender());
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        return fineTuner.fineTune(
                suspect,
                context.cleanPairs(),
                ClipObjective.textbook(),
                options.recipe(),
                context.training());
    }

    /**
     * How long and how fast it trains.
     *
     * @param recipe the recipe
     */
    public record Options(@Inlined Recipe recipe) {}
}
