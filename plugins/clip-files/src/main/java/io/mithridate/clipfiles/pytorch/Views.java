package io.mithridate.clipfiles.pytorch;

import io.mithridate.clipfiles.pytorch.Pickled.View;
import io.mithridate.tensorflow.checkpoint.Tensor;
import java.util.List;

/** Computes the positions of numbers in a strided view that has been checked to fit its storage. */
final class Views {

    private Views() {}

    static long[] shape(View view) {
        return view.shape().stream().mapToLong(Long::longValue).toArray();
    }

    /** Returns the number of numbers in the view. */
    static int size(View view) {
        return Tensor.size(shape(view));
    }

    /**
     * Returns the number of storage elements from the view's first to its last, inclusive.
     *
     * @throws ArithmeticException if the result is too large for an array
     */
    static int span(View view) {
        if (size(view) == 0) {
            return 0;
        }
        long last = 0;
        for (int axis = 0; axis < view.shape().size(); axis++) {
            last =
                    Math.addExact(
                            last,
                            Math.multiplyExact(
                                    view.shape().get(axis) - 1, view.strides().get(axis)));
        }
        return Math.toIntExact(Math.addExact(last, 1));
    }

    /**
     * Returns the view's numbers in row-major order.
     *
     * @param span the storage's numbers from the view's first to its last
     * @return the same array if it is already in that order
     */
    static float[] inRowMajorOrder(View view, float[] span) {
        if (isRowMajor(view)) {
            return span;
        }
        List<Long> shape = view.shape();
        float[] numbers = new float[size(view)];
        int[] index = new int[shape.size()];
        int place = 0;
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = span[place];
            for (int axis = shape.size() - 1; axis >= 0; axis--) {
                int stride = view.strides().get(axis).intValue();
                if (++index[axis] < shape.get(axis)) {
                    place += stride;
                    break;
                }
                place -= (index[axis] - 1) * stride;
                index[axis] = 0;
            }
        }
        return numbers;
    }

    private static boolean isRowMajor(View view) {
        long stride = 1;
        for (int axis = view.shape().size() - 1; axis >= 0; axis--) {
            long extent = view.shape().get(axis);
            if (extent != 1 && view.strides().get(axis) != stride) {
                return extent == 0;
            }
            stride *= extent;
        }
        return true;
    }
}
