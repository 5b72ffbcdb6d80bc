package io.mithridate.defenses.perturbation;

import io.mithridate.tensorflow.training.Batch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import io.mithridate.tensorflow.training.Objective;
import io.mithridate.tensorflow.training.View;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CLIP's loss less the distances to the frozen suspect, which sees the same pictures and captions.
 *
 * <pre>
 * L = L_CLIP − w/2 · [ h(d_image) + h(d_text) ]
 * d = 1/B Σᵢ ‖fᵢ − gᵢ‖²,   h(d) = d if d ≤ τ, else 0
 * </pre>
 *
 * <p>f are embeddings of the model that is trained, g the suspect's. At the first step f = g, so
 * that d and its gradient are 0 and CLIP's loss moves first. Above τ a distance has no gradient.
 *
 * @param images the noisy pictures
 * @param weight w
 * @param threshold τ
 * @param fixedScale whether the logit scale stays as it was in the suspect
 */
record PerturbationObjective(
        View.Images images, double weight, double threshold, boolean fixedScale)
        implements Objective {

    static final String IMAGE_DISTANCE = "image-distance";
    static final String TEXT_DISTANCE = "text-distance";

    private static final View.Captions CAPTIONS = View.captions();

    @Override
    public List<View> views() {
        return List.of(images, CAPTIONS);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> image = batch.of(images);
        Operand<TFloat32> text = batch.of(CAPTIONS);
        Operand<TFloat32> scale = fixedScale ? batch.frozenLogitScale() : batch.logitScale();
        Operand<TFloat32> clip = Losses.clip(tf, image, text, scale);
        Operand<TFloat32> imageDistance = Losses.squaredDistance(tf, image, batch.frozen(images));
        Operand<TFloat32> textDistance = Losses.squaredDistance(tf, text, batch.frozen(CAPTIONS));
        Operand<TFloat32> perturbation =
                tf.math.add(
                        Losses.cutAt(tf, imageDistance, threshold),
                        Losses.cutAt(tf, textDistance, threshold));
        Map<String, Operand<TFloat32>> terms = new LinkedHashMap<>();
        terms.put("clip", clip);
        terms.put(IMAGE_DISTANCE, imageDistance);
        terms.put(TEXT_DISTANCE, textDistance);
        return new Loss(
                tf.math.sub(clip, tf.math.mul(perturbation, tf.constant((float) (weight / 2)))),
                terms);
    }
}
