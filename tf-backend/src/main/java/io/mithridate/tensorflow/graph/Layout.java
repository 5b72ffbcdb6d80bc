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
    SAME {
        @Override
        long[] inGraph(long[] atRest) {
            return atRest.clone();
        }

        @Override
        float[] toGraph(float[] values, long[] atRest) {
            return values;
        }

        @Override
        float[] toRest(float[] values, long[] atRest) {
            return values;
        }
    },

    /**
     * A convolution filter: (out, in, height, width) in checkpoints, (height, width, in, out) in
     * the graph.
     */
    CONVOLUTION {
        @Override
        long[] inGraph(long[] atRest) {
            return new long[] {atRest[2], atRest[3], atRest[1], atRest[0]};
        }

        @Override
        float[] toGraph(float[] values, long[] atRest) {
            float[] moved = new float[values.length];
            int outputs = Math.toIntExact(atRest[0]);
            int inputs = Math.toIntExact(atRest[1]);
            int area = Math.toIntExact(atRest[2] * atRest[3]);
            int from = 0;
            for (int out = 0; out < outputs; out++) {
                for (int in = 0; in < inputs; in++) {
                    for (int place = 0; place < area; place++) {
                        moved[(place * inputs + in) * outputs + out] = values[from++];
                    }
                }
            }
            return moved;
        }

        @Override
        float[] toRest(float[] values, long[] atRest) {
            float[] moved = new float[values.length];
            int outputs = Math.toIntExact(atRest[0]);
            int inputs = Math.toIntExact(atRest[1]);
            int area = Math.toIntExact(atRest[2] * atRest[3]);
            int to = 0;
            for (int out = 0; out < outputs; out++) {
                for (int in = 0; in < inputs; in++) {
                    for (int place = 0; place < area; place++) {
                        moved[to++] = values[(place * inputs + in) * outputs + out];
                    }
                }
            }
            return moved;
        }
    };

    /** Returns the shape in the graph. */
    Shape shapeInGraph(long[] atRest) {
        return Shape.of(inGraph(atRest));
    }

    abstract long[] inGraph(long[] atRest);

    abstract float[] toGraph(float[] values, long[] atRest);

    abstract float[] toRest(float[] values, long[] atRest);
}
