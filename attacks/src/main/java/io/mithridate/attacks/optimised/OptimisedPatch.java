package io.mithridate.attacks.optimised;

import io.mithridate.api.data.Image;
import io.mithridate.attacks.stamps.GreyLevels;
import io.mithridate.tensorflow.training.OptimizedVariables;
import io.mithridate.tensorflow.training.OwnVariable;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A square patch whose pixels are optimized; it is pasted in the middle of pictures.
 *
 * <p>It is initialized with normal noise of mean ½ and standard deviation ¼, clipped to 0..1. The
 * model always sees clipped values; the variable itself may leave 0..1 during optimization.
 *
 * @param side the side of the patch, in pixels
 */
record OptimisedPatch(int side) {

    private static final String NAME = "patch";

    private static final float WHITE = 255;

    /** Returns the variable to optimize, (side, side, 3): rows, columns, channels; 1 is white. */
    OwnVariable variable() {
        return new OwnVariable(
                NAME,
                new long[] {side, side, Image.CHANNELS},
                (count, random) -> {
                    float[] values = new float[count];
                    for (int i = 0; i < count; i++) {
                        double drawn = 0.5 + 0.25 * random.nextGaussian();
                        values[i] = (float) Math.max(0, Math.min(1, drawn));
                    }
                    return values;
                });
    }

    /**
     * Pastes the patch in the middle of pictures, at the position of {@link
     * io.mithridate.attacks.patches.PatchLocation#CENTER}.
     *
     * @param pixels (B, size, size, 3), gray levels from 0 to 255
     * @param patch the variable's value
     */
    Operand<TFloat32> paste(
            Ops tf, Operand<TFloat32> pixels, Operand<TFloat32> patch, int imageSize) {
        int before = (imageSize - side) / 2;
        int after = imageSize - side - before;
        float[] outside = new float[imageSize * imageSize];
        for (int i = 0; i < outside.length; i++) {
            outside[i] = isInside(i / imageSize, before) && isInside(i % imageSize, before) ? 0 : 1;
        }
        Operand<TFloat32> levels =
                tf.math.mul(
                        tf.clipByValue(patch, tf.constant(0f), tf.constant(1f)),
                        tf.constant(WHITE));
        Operand<TFloat32> placed =
                tf.pad(
                        levels,
                        tf.constant(new int[][] {{before, after}, {before, after}, {0, 0}}),
                        tf.constant(0f));
        Operand<TFloat32> kept =
                tf.math.mul(
                        pixels,
                        tf.constant(Shape.of(imageSize, imageSize, 1), DataBuffers.of(outside)));
        return tf.math.add(kept, placed);
    }

    private boolean isInside(int place, int before) {
        return place >= before && place < before + side;
    }

    /** Returns the patch after the last step, clipped and rounded to gray levels. */
    Image roundedPatch(OptimizedVariables optimized) {
        return toImage(optimized, GreyLevels::rounded);
    }

    /**
     * Returns the patch after the last step, clipped and truncated to gray levels as in BadCLIP's
     * code.
     */
    Image truncatedPatch(OptimizedVariables optimized) {
        return toImage(optimized, GreyLevels::clipped);
    }

    private Image toImage(OptimizedVariables optimized, ToGreyLevel level) {
        float[] values = optimized.last(NAME);
        Image patch = Image.black(side, side);
        for (int i = 0; i < values.length; i++) {
            patch.rgb()[i] = level.of(values[i]);
        }
        return patch;
    }

    private interface ToGreyLevel {
        byte of(float fraction);
    }
}
