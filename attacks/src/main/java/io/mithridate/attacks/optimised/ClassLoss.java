package io.mithridate.attacks.optimised;

import io.mithridate.api.model.Embeddings;
import io.mithridate.tensorflow.training.InputBatch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.Losses;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Pictures with the patch shall be taken for one class, without training.
 *
 * @param classes one row of unit length for each class
 * @param target the class's index
 */
record ClassLoss(Embeddings classes, int target) implements PatchLoss {

    @Override
    public Loss of(Ops tf, InputBatch batch, Operand<TFloat32> patched) {
        return Loss.of(
                "classification",
                Losses.toClass(
                        tf, patched, Rows.constant(tf, classes), batch.logitScale(), target));
    }
}
