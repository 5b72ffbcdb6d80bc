package io.mithridate.defenses;

import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CleanCLIP's two terms, which TA-Cleaner builds on.
 *
 * @param crossModalWeight weight of CLIP's loss
 * @param inModalWeight weight of the in-modal loss
 */
record CleanClipTerms(double crossModalWeight, double inModalWeight) {

    /** CLIP's loss, and the in-modal loss where it has a weight. */
    List<Loss.Term> of(
            Ops tf,
            List<Operand<TFloat32>> images,
            List<Operand<TFloat32>> texts,
            Operand<TFloat32> scale) {
        Loss.Term crossModal = crossModal(tf, images, texts, scale);
        return inModalWeight > 0
                ? List.of(crossModal, inModal(tf, images, texts, scale))
                : List.of(crossModal);
    }

    /**
     * CLIP's loss, weighted.
     *
     * @param images (B, D) as they are; what follows is not looked at
     * @param texts (B, D) as they are; what follows is not looked at
     */
    Loss.Term crossModal(
            Ops tf,
            List<Operand<TFloat32>> images,
            List<Operand<TFloat32>> texts,
            Operand<TFloat32> scale) {
        return new Loss.Term(
                "clip", Losses.clip(tf, images.get(0), texts.get(0), scale), crossModalWeight);
    }

    /**
     * The in-modal loss, weighted.
     *
     * @param images (B, D) as they are, then (B, D) augmented
     * @param texts (B, D) as they are, then (B, D) augmented; what follows is not looked at
     */
    Loss.Term inModal(
            Ops tf,
            List<Operand<TFloat32>> images,
            List<Operand<TFloat32>> texts,
            Operand<TFloat32> scale) {
        return new Loss.Term(
                "in-modal",
                Losses.inModal(tf, images.get(0), images.get(1), texts.get(0), texts.get(1), scale),
                inModalWeight);
    }
}
