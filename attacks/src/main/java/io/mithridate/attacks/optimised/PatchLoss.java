package io.mithridate.attacks.optimised;

import io.mithridate.tensorflow.training.Draws;
import io.mithridate.tensorflow.training.InputBatch;
import io.mithridate.tensorflow.training.Loss;
import io.mithridate.tensorflow.training.View;
import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** What a patch is optimised for. */
interface PatchLoss {

    /** Numbers that the loss needs of each picture. */
    default List<View.Numbers> numbers() {
        return List.of();
    }

    /** What the loss needs to be drawn for each step. */
    default List<Draws> draws() {
        return List.of();
    }

    /**
     * Builds the loss.
     *
     * @param patched what the surrogate makes of pictures with the patch, (B, D), of unit length
     */
    Loss of(Ops tf, InputBatch batch, Operand<TFloat32> patched);
}
