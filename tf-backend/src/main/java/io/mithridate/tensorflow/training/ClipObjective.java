package io.mithridate.tensorflow.training;

import io.mithridate.tensorflow.training.loss.Loss;
import io.mithridate.tensorflow.training.loss.Losses;
import java.util.List;

/**
 * CLIP's own objective: unmodified images and captions with the symmetric contrastive loss.
 *
 * <p>Two samples of a batch may have exactly the same caption. The published loss treats them as
 * negatives of each other although they are not. {@link #withoutFalseNegatives} leaves such pairs
 * out of the denominators. Defenses use the published formulas, without this change.
 */
public final class ClipObjective {

    private static final View.Images IMAGE = View.images();
    private static final View.Captions CAPTION = View.captions();

    private ClipObjective() {}

    /** Returns the loss as published. */
    public static Objective textbook() {
        return Objective.of(
                List.of(IMAGE, CAPTION),
                (tf, batch) -> Loss.of("clip", Losses.clip(tf, batch, IMAGE, CAPTION)));
    }

    /** Returns the loss in which samples with the same caption are not each other's negatives. */
    public static Objective withoutFalseNegatives() {
        return Objective.of(
                List.of(IMAGE, CAPTION),
                (tf, batch) ->
                        Loss.of(
                                "clip",
                                Losses.clip(
                                        tf,
                                        batch.of(IMAGE),
                                        batch.of(CAPTION),
                                        batch.logitScale(),
                                        batch.sameCaptions(CAPTION))));
    }
}
