package io.mithridate.defenses.perturbation;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.Strength;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.Regime;
import io.mithridate.tensorflow.training.View;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Fine-tunes on clean pairs with CLIP's loss, and drives embeddings away from those of the
 * suspicious model until their mean distance reaches a threshold: what the model knew of a trigger
 * is not recovered from pairs without it. PAR, "Perturb and Recover", <a
 * href="https://arxiv.org/abs/2412.00727">Singh et al., 2024</a>, after the released code.
 */
@About(
        name = "par",
        summary = "fine-tunes on clean pairs while it drives embeddings away from the suspect's",
        fidelity = Fidelity.PAPER,
        papers =
                "Singh et al., 2024. Perturb and Recover: Fine-tuning for Effective Backdoor"
                        + " Removal from CLIP. arXiv:2412.00727")
public record Par(Options options, FineTuner fineTuner) implements FineTuneDefense {

    /** Made by injection. */
    @Inject
    public Par {}

    @Override
    public Recipe recipe() {
        return options.recipe().at(options.rates().startLearningRate());
    }

    @Override
    public Regime regime() {
        return new ParSchedule.OverEpochs(
                options.rates(), options.recipe().epochs(), options.compat());
    }

    @Override
    public List<PictureChange> pictureChanges() {
        return List.of(pictures());
    }

    private NoisyPictures.Change pictures() {
        return new NoisyPictures.Change(options.pictures(), options.compat());
    }

    @Override
    public TrainingListener listener() {
        return new DistanceLog(options.lossThreshold());
    }

    /**
     * CLIP's loss less the distances to the frozen suspect, which sees the same noisy pictures and
     * captions.
     *
     * <pre>
     * L = L_CLIP − w/2 · [ h(d_image) + h(d_text) ]
     * d = 1/B Σᵢ ‖fᵢ − gᵢ‖²,   h(d) = d if d ≤ τ, else 0
     * </pre>
     *
     * <p>f are embeddings of the model that is trained, g the suspect's. At the first step f = g,
     * so that d and its gradient are 0 and CLIP's loss moves first. Above τ a distance has no
     * gradient.
     */
    @Override
    public Objective objective(DefenseContext context) {
        View.Images images = View.imagesAtModelSize("noisy-image", pictures());
        View.Captions captions = View.captions();
        return Objective.of(
                List.of(images, captions),
                (tf, batch) -> {
                    Operand<TFloat32> image = batch.of(images);
                    Operand<TFloat32> text = batch.of(captions);
                    Operand<TFloat32> clip =
                            Losses.clip(
                                    tf,
                                    image,
                                    text,
                                    options.compat()
                                            ? batch.frozenLogitScale()
                                            : batch.logitScale());
                    Operand<TFloat32> ofImage =
                            Losses.squaredDistance(tf, image, batch.frozen(images));
                    Operand<TFloat32> ofText =
                            Losses.squaredDistance(tf, text, batch.frozen(captions));
                    Operand<TFloat32> perturbation =
                            tf.math.add(
                                    Losses.cutAt(tf, ofImage, options.lossThreshold()),
                                    Losses.cutAt(tf, ofText, options.lossThreshold()));
                    Operand<TFloat32> halfWeight = tf.constant((float) (options.weight() / 2));
                    return new Loss(
                                    tf.math.sub(clip, tf.math.mul(perturbation, halfWeight)),
                                    Map.of("clip", clip))
                            .with(DistanceLog.OF_IMAGES, ofImage)
                            .with(DistanceLog.OF_TEXTS, ofText);
                });
    }

    /** Threshold τ, weight w, and how it trains; noise and threshold are the released code's. */
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
            @Inlined ParSchedule rates,
            @Inlined NoisyPictures pictures,
            @Option(
                            value =
                                    "As the released code: noise only brightens, the logit scale"
                                        + " stays, batch norm takes the batch's statistics in the"
                                        + " first step of an epoch alone, and the table of learning"
                                        + " rates has a step too many for each epoch.",
                            defaultValue = "false")
                    boolean compat,
            @Inlined ParRecipe recipe) {}
}
