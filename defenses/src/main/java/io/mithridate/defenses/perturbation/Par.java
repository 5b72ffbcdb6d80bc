package io.mithridate.defenses.perturbation;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/**
 * Fine-tunes on clean pairs with CLIP's loss, and drives embeddings away from those of the
 * suspicious model until their mean distance reaches a threshold: what the model knew of a trigger
 * is not recovered from pairs without it.
 *
 * <p>PAR, "Perturb and Recover", <a href="https://arxiv.org/abs/2412.00727">Singh et al., 2024</a>,
 * built after the released code. Pictures are noisy and partly erased; the frozen copy of the
 * suspect sees the same pictures. {@link PerturbationObjective} has the loss, {@link
 * ParLearningRates} the schedule.
 */
public final class Par implements Purifier {

    private final ParOptions options;
    private final FineTuner fineTuner;

    /**
     * Made by injection.
     *
     * @param options threshold, noise and recipe
     * @param fineTuner trains
     */
    @Inject
    public Par(ParOptions options, FineTuner fineTuner) {
        this.options = options;
        this.fineTuner = fineTuner;
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.CLEAN_PAIRS);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        return recipe().complaints(setting.pairs().defender());
    }

    private Recipe recipe() {
        return options.recipe().at(options.startLearningRate());
    }

    @Override
    public List<PictureChange> pictureChanges() {
        return List.of(options.pictures());
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        TrainingContext training = context.training();
        return fineTuner.fineTune(
                suspect,
                context.cleanPairs(),
                new PerturbationObjective(
                        View.imagesAtModelSize("noisy-image", options.pictures()),
                        options.weight(),
                        options.lossThreshold(),
                        options.compat()),
                recipe(),
                new ParRegime(options.learningRates(), options.recipe().epochs(), options.compat()),
                new TrainingContext(
                        training.name(),
                        training.folder(),
                        training.seed(),
                        TrainingListener.all(
                                List.of(
                                        new DistanceLog(options.lossThreshold()),
                                        training.listener())),
                        training.checkpointing()));
    }
}
