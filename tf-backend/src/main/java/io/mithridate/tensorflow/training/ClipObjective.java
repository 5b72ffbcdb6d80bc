package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CLIP's own objective: unmodified images and captions with the symmetric contrastive loss.
 *
 * <p>Two samples of a batch may have exactly the same caption. The published loss treats them as
 * negatives of each other although they are not. {@link #withoutFalseNegatives} leaves such pairs
 * out of the denominators. Defenses use the published formulas, without this change.
 */
public final class ClipObjective implements Objective {

    private static final View.Images IMAGE = View.images();
    private static final View.Captions CAPTION = View.captions();

    private final boolean withoutFalseNegatives;

    private ClipObjective(boolean withoutFalseNegatives) {
        this.withoutFalseNegatives = withoutFalseNegatives;
    }

    /** Returns the loss as published. */
    public static ClipObjective textbook() {
        return new ClipObjective(false);
    }

    /** Returns the loss in which samples with the same caption are not each other's negatives. */
    public static ClipObjective withoutFalseNegatives() {
        return new ClipObjective(true);
    }

    @Override
    public List<View> views() {
        return List.of(IMAGE, CAPTION);
    }

    @Override
    public Loss loss(Ops tf, Batch batch) {
        Operand<TFloat32> images = batch.of(IMAGE);
        Operand<TFloat32> texts = batch.of(CAPTION);
        Operand<TFloat32> scale = batch.logitScale();
        return Loss.of(
                "clip",
                withoutFalseNegatives
                        ? Losses.clip(tf, images, texts, scale, batch.sameCaptions(CAPTION))
                        : Losses.clip(tf, images, texts, scale));
    }
}
