package io.mithridate.defenses.perturbation;

import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.plugin.Strength;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
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
@About(
        name = "par",
        summary = "fine-tunes on clean pairs while it drives embeddings away from the suspect's",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public final class Par implements Purifier {

    private final Options options;
    private final FineTuner fineTuner;

    /**
     * Made by injection.
     *
     * @param options threshold, noise and recipe
     * @param fineTuner trains
     */
    @Inject
    public Par(Options options, FineTuner fineTuner) {
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

    /**
     * The options of {@link Par}. Noise, erasing, threshold and the form of the schedule are those
     * of the released code; the rates are ours, for a small model.
     *
     * @param lossThreshold τ
     * @param weight w
     * @param startLearningRate the first rate
     * @param learningRate the rate in the middle, where the line ends and the cosine begins
     * @param endLearningRate the rate that the cosine ends at
     * @param warmUpShare the share of the steps that the line takes
     * @param noiseStd standard deviation of the noise
     * @param noiseProbability how often a picture is noisy
     * @param eraseProbability how often a square is erased
     * @param compat whether the released code's quirks are repeated
     * @param recipe the rest of the training
     */
    public record Options(
            @Option(
                            value =
                                    "Mean squared distance of the embeddings to the suspect's up to"
                                            + " which they are driven away; above it nothing drives"
                                            + " them.",
                            defaultValue = "2.15",
                            min = 0,
                            max = 4)
                    @Strength
                    double lossThreshold,
            @Option(value = "Weight of the distances.", defaultValue = "1", min = 0) double weight,
            @Option(
                            value =
                                    "First learning rate, from which it falls in a line; the other"
                                            + " two follow it unless they are given.",
                            defaultValue = "1e-3",
                            min = 0,
                            minExcluded = true,
                            max = 10)
                    @Strength
                    double startLearningRate,
            @Option(
                            value =
                                    "Learning rate at the end of the line and the beginning of the"
                                            + " cosine; left out, 0.1 of the first.",
                            min = 0,
                            minExcluded = true,
                            max = 10)
                    Optional<Double> learningRate,
            @Option(
                            value =
                                    "Learning rate that the cosine falls to; left out, 3e-5 of the"
                                            + " first.",
                            min = 0,
                            max = 10)
                    Optional<Double> endLearningRate,
            @Option(
                            value = "Share of the steps that the line takes.",
                            defaultValue = "0.5",
                            min = 0,
                            max = 1)
                    double warmUpShare,
            @Option(
                            value = "Standard deviation of the noise; pixels go from 0 to 1.",
                            defaultValue = "0.2",
                            min = 0)
                    double noiseStd,
            @Option(value = "How often a picture is noisy.", defaultValue = "0.5", min = 0, max = 1)
                    double noiseProbability,
            @Option(
                            value = "How often a square of a picture is erased.",
                            defaultValue = "0.5",
                            min = 0,
                            max = 1)
                    double eraseProbability,
            @Option(
                            value =
                                    "As the released code: noise only brightens, the logit scale"
                                        + " stays, batch norm takes the batch's statistics in the"
                                        + " first step of an epoch alone, and the table of learning"
                                        + " rates has a step too many for each epoch.",
                            defaultValue = "false")
                    boolean compat,
            @Inlined ParRecipe recipe) {

        private static final double MIDDLE_OF_START = 0.1;
        private static final double END_OF_START = 3e-5;

        /** The three rates and the share of the line. */
        ParLearningRates.Shape learningRates() {
            return new ParLearningRates.Shape(
                    startLearningRate,
                    learningRate.orElse(MIDDLE_OF_START * startLearningRate),
                    endLearningRate.orElse(END_OF_START * startLearningRate),
                    warmUpShare);
        }

        /** What happens to pictures. */
        NoisyPictures pictures() {
            return new NoisyPictures(
                    new PixelNoise(noiseStd, compat), noiseProbability, eraseProbability);
        }
    }
}
