package io.mithridate.tensorflow.graph;

import org.tensorflow.ndarray.Shape;

/**
 * The order of a parameter's axes in checkpoints and in the graph.
 *
 * <p>Checkpoints use PyTorch's order, so that weights can be exchanged with it. The convolutions of
 * the graph run on NHWC pictures, for which TensorFlow expects filters in a different order.
 */
public enum Layout {
    /** The same order in checkpoints and in the graph. */
    UNCHANGED,

    /**
     * A convolution filter: (out, in, height, width) in checkpoints, (height, width, in, out) in
     * the graph.
     */
    CONVOLUTION;

    /** Returns the shape in the graph. */
    Shape shapeInGraph(long[] checkpointShape) {
        return Shape.of(inGraph(checkpointShape));
    }

    long[] inGraph(long[] checkpointShape) {
        return this == UNCHANGED
                ? checkpointShape.clone()
                : new long[] {
                    checkpointShape[2], checkpointShape[3], checkpointShape[1], checkpointShape[0]
                };
    }

    float[] toGraph(float[] values, long[] checkpointShape) {
        return this == UNCHANGED ? values : reorder(values, checkpointShape, true);
    }

    float[] toCheckpoint(float[] values, long[] checkpointShape) {
        return this == UNCHANGED ? values : reorder(values, checkpointShape, false);
    }

    private static float[] reorder(float[] values, long[] checkpointShape, boolean toGraph) {
        float[] reordered = new float[values.length];
        int outputs = Math.toIntExact(checkpointShape[0]);
        int inputs = Math.toIntExact(checkpointShape[1]);
        int area = Math.toIntExact(checkpointShape[2] * checkpointShape[3]);
        int inCheckpoint = 0;
        for (int out = 0; out < outputs; out++) {
            for (int in = 0; in < inputs; in++) {
                for (int place = 0; place < area; place++) {
                    int inGraph = (place * inputs + in) * outputs + out;
                    reordered[toGraph ? inGraph : inCheckpoint] =
                            values[toGraph ? inCheckpoint : inGraph];
                    inCheckpoint++;
                }
            }
        }
        return reordered;
    }
}
