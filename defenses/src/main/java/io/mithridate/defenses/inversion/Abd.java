package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.plugin.Plugins;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.training.Recipe;
import io.mithridate.defenses.FirstPositive;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.Optimizer;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Fine-tunes on clean pairs with augmented captions and with pictures that carry a patch acting
 * like a trigger. The model learns that such a patch changes nothing.
 *
 * <p>Follows <a href="https://arxiv.org/abs/2409.15968">Kuang et al. (2024)</a>, whose code is not
 * public. The {@linkplain PatchObjective loss of the patch} and its settings are ours.
 */
@About(
        name = "abd",
        summary =
                "fine-tunes on clean pairs with a patch that moves all pictures in one direction in"
                        + " the suspect",
        fidelity = Fidelity.RECONSTRUCTION,
        papers = "Kuang et al., 2024. Adversarial Backdoor Defense in CLIP. arXiv:2409.15968")
public record Abd(Options options, Optimizer optimizer, FineTuner fineTuner, Plugins plugins)
        implements Purifier {

    /** Creates the defense by dependency injection. */
    @Inject
    public Abd {}

    @Override
    public Set<Access> requires() {
        return FirstPositive.access(plugins, List.of(options.textAugmenter()), Access.CLEAN_PAIRS);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        List<OptionComplaint> complaints =
                new ArrayList<>(options.recipe().complaints(setting.pairs().defender()));
        if (options.patchSize() > setting.imageSize()) {
            complaints.add(
                    new OptionComplaint(
                            "patch-size",
                            "a patch of %d pixels does not fit into pictures of %d"
                                    .formatted(options.patchSize(), setting.imageSize())));
        }
        return complaints;
    }

    @Override
    public Checkpoint purify(Checkpoint suspect, DefenseContext context) {
        PairSet pairs = context.cleanPairs();
        PatchObjective objective =
                new PatchObjective(
                        options.patchSize(),
                        options.patchLearningRate(),
                        options.brightness(),
                        context.imageSize());
        Image patch =
                objective.roundedPatch(
                        optimizer.optimise(
                                suspect,
                                pairs,
                                objective,
                                objective.recipe(options.patchSteps(), options.recipe().batch()),
                                context.training()));
        return fineTuner.fineTune(
                suspect,
                pairs,
                objective(patch, FirstPositive.of(context, options.textAugmenter())),
                options.recipe(),
                context.training());
    }

    /**
     * Returns CLIP's loss on augmented captions and pictures with the patch at a random position.
     */
    private static Objective objective(Image patch, FirstPositive texts) {
        View.Images pictures = View.imagesAtModelSize("patched", new PastedPatch(patch));
        View.Captions captions = View.captions("augmented-caption", texts);
        return Objective.of(
                List.of(pictures, captions),
                (tf, batch) -> Loss.of("clip", Losses.clip(tf, batch, pictures, captions)));
    }

    /** The options of {@link Abd}. */
    public record Options(
            @Option(
                            value = "Side of the patch, in pixels of the model's pictures.",
                            defaultValue = "8",
                            min = 1)
                    int patchSize,
            @Option(
                            value = "Number of steps in which the patch is optimised.",
                            defaultValue = "500",
                            min = 1)
                    int patchSteps,
            @Option(
                            value = "Learning rate of the patch.",
                            defaultValue = "" + Options.DEFAULT_LEARNING_RATE,
                            min = 0,
                            minExcluded = true)
                    double patchLearningRate,
            @Option(
                            value =
                                    "Maximum change of brightness while the patch is optimised:"
                                        + " pictures are multiplied by a factor of 1 ± brightness.",
                            defaultValue = "" + Options.DEFAULT_BRIGHTNESS,
                            min = 0,
                            max = 1)
                    double brightness,
            @Option(
                            value = "Augmenter that changes captions: its first positive is used.",
                            defaultValue = "eda")
                    PluginRef<TextAugmenter> textAugmenter,
            @Inlined Recipe recipe) {

        /** The default learning rate of a patch. */
        static final double DEFAULT_LEARNING_RATE = 0.01;

        /** The default brightness change. */
        static final double DEFAULT_BRIGHTNESS = 0.1;
    }
}
