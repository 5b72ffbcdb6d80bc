package io.mithridate.defenses.perturbation;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Option.Strength;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.Regime;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Fine-tunes on clean pairs with CLIP's loss and pushes embeddings away from those of the
 * suspicious model until their mean distance reaches a threshold. The model forgets the trigger and
 * cannot recover it from pairs that do not contain it. PAR, "Perturb and Recover", <a
 * href="https://arxiv.org/abs/2412.00727">Singh et al., 2024</a>, following the released code.
 */
@About(
        name = "par",
        summary = "fine-tunes on clean pairs while driving embeddings away from the suspect's",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public record Par(Options options, FineTuner fineTuner) implements FineTuneDefense {

    /** Creates the defense by dependency injection. */
    @Inject
    public Par {}

    @Override
    public Recipe recipe() {
        return options.recipe().withLearningRate(options.rates().startLearningRate());
    }

    @Override
    public Regime regime() {
        return new ParSchedule.OverEpochs(options.rates(), recipe().epochs(), options.compat());
    }

    @Override
    public List<PictureChange> pictureChanges() {
        return List.of(options.pictures().change(options.compat()));
    }

    @Override
    public TrainingListener listener() {
        return new DistanceLog(options.lossThreshold());
    }

    /**
     * Returns CLIP's loss minus the distances to the frozen suspect, which sees the same noisy
     * pictures.
     *
     * <pre>
     * L = L_CLIP − w/2 · [ h(d_image) + h(d_text) ]
     * d = 1/B Σᵢ ‖fᵢ − gᵢ‖²,   h(d) = d if d ≤ τ, else 0
     * </pre>
     *
     * <p>Here f are the embeddings of the trained model and g those of the suspect. Distances above
     * τ have no gradient. At first f = g, apart from differences due to batch norm, so that only
     * CLIP's loss moves the model.
     */
    @Override
    public Objective objective(DefenseContext context) {
        View.Images images =
                View.imagesAtModelSize("noisy-image", options.pictures().change(options.compat()));
        View.Captions captions = View.captions();
        double tau = options.lossThreshold();
        return Objective.of(
                List.of(images, captions),
                (tf, batch) -> {
                    Operand<TFloat32> f = batch.of(images);
                    Operand<TFloat32> t = batch.of(captions);
                    Operand<TFloat32> scale =
                            options.compat() ? batch.frozenLogitScale() : batch.logitScale();
                    Operand<TFloat32> clip = Losses.clip(tf, f, t, scale);
                    Operand<TFloat32> imageDistance =
                            Losses.squaredDistance(tf, f, batch.frozen(images));
                    Operand<TFloat32> textDistance =
                            Losses.squaredDistance(tf, t, batch.frozen(captions));
                    Operand<TFloat32> h =
                            tf.math.add(
                                    Losses.zeroAbove(tf, imageDistance, tau),
                                    Losses.zeroAbove(tf, textDistance, tau));
                    Operand<TFloat32> w = tf.constant((float) (options.weight() / 2));
                    return new Loss(tf.math.sub(clip, tf.math.mul(h, w)), Map.of("clip", clip))
                            .with(DistanceLog.IMAGE_DISTANCE, imageDistance)
                            .with(DistanceLog.TEXT_DISTANCE, textDistance);
                });
    }

    /**
     * The options of {@link Par}. The defaults of noise and threshold are those of the released
     * code.
     */
    public record Options(
            @Option(
                            value =
                                    "Distance to the suspect above which embeddings are no longer"
                                            + " driven away.",
                            defaultValue = "2.15",
                            min = 0,
                            max = 4)
                    @Strength
                    double lossThreshold,
            @Option(value = "Weight of the distances.", defaultValue = "1", min = 0) double weight,
            @Inlined ParSchedule rates,
            @Inlined NoisyPictures pictures,
            @Option(
                            value =
                                    "Reproduce the released code: noise only brightens, the logit"
                                        + " scale is fixed, and batch statistics and learning rates"
                                        + " are those of the code.",
                            defaultValue = "false")
                    boolean compat,
            @Inlined ParRecipe recipe) {}
}
