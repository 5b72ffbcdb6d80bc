package io.mithridate.attacks.optimised;

import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.training.InputBatch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CLIP's loss to one caption that is the same for all pictures, as BadCLIP's port of TrojVQA has
 * it. From pictures to texts it is the constant ln B, and from texts to pictures its gradients by
 * the cosines sum to zero.
 *
 * @param caption one row of unit length
 */
record OneCaptionLoss(Embeddings caption) implements PatchLoss {

    @Override
    public Loss of(Ops tf, InputBatch batch, Operand<TFloat32> patched) {
        Operand<TFloat32> texts =
                tf.tile(Rows.constant(tf, caption), tf.constant(new int[] {batch.size(), 1}));
        return Loss.of("clip", Losses.clip(tf, patched, texts, batch.logitScale()));
    }
}
