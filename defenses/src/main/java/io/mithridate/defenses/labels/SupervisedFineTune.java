package io.mithridate.defenses.labels;

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
import io.mithridate.defenses.Papers;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Trains the image tower on labelled pictures, under a linear head that is new.
 *
 * <p>CleanCLIP, <a href="https://arxiv.org/abs/2303.03323">Bansal et al., 2023</a>, section 5: the
 * whole tower is trained, batch norm takes the batch's statistics, and the head stands on
 * embeddings as long as they are. Text tower and logit scale stay as they were. The head is dropped
 * at the end, since a checkpoint is a CLIP: what the pictures' embeddings are worth to a classifier
 * is measured by {@code linear-probe}, and the zero-shot metrics say how far they have moved away
 * from the texts. The paper evaluates with the head alone.
 *
 * <p>Which parameters decay is the recipe's choice; the released code has the gains of norms decay
 * as well.
 */
@About(
        name = "supervised-fine-tune",
        summary = "trains the image tower on labelled pictures, under a new linear head",
        fidelity = Fidelity.PAPER,
        papers = Papers.CLEAN_CLIP)
public final class SupervisedFineTune implements Purifier {

    private final Options options;
    private final FineTuner fineTuner;

    /**
     * Made by injection.
     *
     * @param options how long and how fast it trains
     * @param fineTuner trains
     */
    @Inject
    public SupervisedFineTune(Options options, FineTuner fineTuner) {
        this.options = options;
        this.fineTuner = fineTuner;
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.LABELLED_IMAGES);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        // Where there are none at all, the experiment is told so in its own words.
        return setting.labelled() == 0
                ? List.of()
                : options.recipe().complaints(setting.labelled());
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        LabelledPairs pictures = new LabelledPairs(context.labelledImages());
        return fineTuner.fineTune(
                suspect,
                pictures,
                new HeadObjective(
                        View.images(),
                        View.numbers("label", pictures.labels()),
                        pictures.classes()),
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
