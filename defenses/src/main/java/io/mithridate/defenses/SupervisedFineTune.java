package io.mithridate.defenses;

import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Inlined;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.Recipe;
import io.mithridate.tensorflow.clip.layers.TorchDefaults;
import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.training.FineTuneDefense;
import io.mithridate.tensorflow.training.FineTuner;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.tensorflow.Operand;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Trains the image tower on labeled pictures with a new linear head.
 *
 * <p>CleanCLIP, <a href="https://arxiv.org/abs/2303.03323">Bansal et al., 2023</a>, section 5: the
 * whole tower is trained, batch norm uses the batch's statistics, and the head is applied to
 * embeddings that are not normalized. The text tower and the logit scale do not change. The head is
 * dropped at the end, because a checkpoint contains only a CLIP model. The metric {@code
 * linear-probe} measures how useful the picture embeddings are to a classifier, and the zero-shot
 * metrics show how far these embeddings have moved away from the texts. The paper evaluates only
 * with the head.
 *
 * <p>The recipe determines which parameters decay; in the released code, the gains of norms decay
 * as well.
 */
@About(
        name = "supervised-fine-tune",
        summary = "trains the image tower on labelled pictures, with a new linear head",
        fidelity = Fidelity.PAPER,
        papers = CleanClip.PAPER)
public record SupervisedFineTune(Options options, FineTuner fineTuner) implements FineTuneDefense {

    /** Creates the defense by dependency injection. */
    @Inject
    public SupervisedFineTune {}

    @Override
    public Recipe recipe() {
        return options.recipe();
    }

    @Override
    public Set<Access> requires() {
        return Set.of(Access.LABELLED_IMAGES);
    }

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        // If there are no labeled pictures at all, the experiment itself reports this.
        return setting.labelled() == 0
                ? List.of()
                : options.recipe().complaints(setting.labelled());
    }

    @Override
    public LabelledPairs pairs(DefenseContext context) {
        return new LabelledPairs(context.labelledImages());
    }

    @Override
    public Objective objective(DefenseContext context) {
        LabelledPairs pictures = pairs(context);
        return objective(View.numbers("label", pictures.labels()), pictures.classes());
    }

    /**
     * Returns the cross-entropy of a linear head on the image tower's embeddings, which are not
     * normalized.
     *
     * @param classes the number of classes that the head distinguishes
     */
    static Objective objective(View.Numbers labels, int classes) {
        View.Images images = View.images();
        return Objective.of(
                List.of(images, labels),
                (tf, batch) -> {
                    Operand<TFloat32> features = batch.imageFeatures(images);
                    long width = features.shape().get(1);
                    Initializer uniform = TorchDefaults.uniform(width);
                    Operand<TFloat32> weight =
                            batch.variable("head.weight", Role.WEIGHT, uniform, classes, width);
                    Operand<TFloat32> bias =
                            batch.variable("head.bias", Role.BIAS, uniform, classes);
                    Operand<TFloat32> logits =
                            tf.nn.biasAdd(
                                    tf.linalg.matMul(features, weight, MatMul.transposeB(true)),
                                    bias);
                    return Loss.of(
                            "classification",
                            Losses.classification(tf, logits, batch.numbers(labels)));
                });
    }

    /** The recipe of the training. */
    public record Options(@Inlined Recipe recipe) {}
}
