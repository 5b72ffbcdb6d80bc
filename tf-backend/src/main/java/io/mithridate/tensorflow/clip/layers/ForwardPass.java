package io.mithridate.tensorflow.clip.layers;

import io.mithridate.tensorflow.graph.Initializer;
import io.mithridate.tensorflow.graph.Layout;
import io.mithridate.tensorflow.graph.Products;
import io.mithridate.tensorflow.graph.Role;
import io.mithridate.tensorflow.graph.Variable;
import io.mithridate.tensorflow.graph.Variables;
import java.util.List;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * The layers that towers are built of, on the variables of one model.
 *
 * <p>While training, batch norm uses the batch's own statistics and moves the running ones by a
 * tenth; else it uses the running ones.
 */
public final class ForwardPass {

    /** Added to the variance in layer norms. */
    private static final float EPSILON = 1e-5f;

    /** The logit scale that training begins with: ln(1 / 0.07). */
    private static final double FIRST_LOGIT_SCALE = Math.log(1 / 0.07);

    /** The highest logit scale: cosines are multiplied with 100 at most. */
    private static final double MAX_LOGIT_SCALE = Math.log(100);

    private final Ops tf;
    private final Variables variables;
    private final BatchNorm norms;
    private final Products products;
    private final Optional<List<Operand<TFloat32>>> blocks;

    /**
     * A pass on a model's variables, in single precision.
     *
     * @param training whether batch norm uses the batch's statistics and moves the running ones
     */
    public ForwardPass(Ops tf, Variables variables, boolean training) {
        this(
                tf,
                variables,
                training
                        ? new BatchNorm.OfRows(new RunningStatistics(tf, Optional.empty()))
                        : BatchNorm.running(),
                Products.float32());
    }

    /** A pass on a model's variables, with batch norm and products of some kind. */
    public ForwardPass(Ops tf, Variables variables, BatchNorm norms, Products products) {
        this(tf, variables, norms, products, Optional.empty());
    }

    private ForwardPass(
            Ops tf,
            Variables variables,
            BatchNorm norms,
            Products products,
            Optional<List<Operand<TFloat32>>> blocks) {
        this.tf = tf;
        this.variables = variables;
        this.norms = norms;
        this.products = products;
        this.blocks = blocks;
    }

    /**
     * The same pass, which adds what each block of the image tower puts out to a list: one row of
     * numbers for each picture.
     */
    public ForwardPass noting(List<Operand<TFloat32>> outputs) {
        return new ForwardPass(tf, variables, norms, products, Optional.of(outputs));
    }

    /**
     * Says that a block of the tower is done.
     *
     * @param output of {@code samples} pictures, each picture's numbers next to each other
     */
    public void blockDone(Operand<TFloat32> output, long samples) {
        blocks.ifPresent(
                noted -> {
                    int numbers = Math.toIntExact(output.shape().size() / samples);
                    int[] rows = {Math.toIntExact(samples), numbers};
                    noted.add(tf.reshape(output, tf.constant(rows)));
                });
    }

    /** The graph's operations. */
    public Ops ops() {
        return tf;
    }

    /** The model's variables. */
    public Variables variables() {
        return variables;
    }

    /**
     * Returns the operations to run in each training step beside the optimizer: moving the
     * statistics.
     */
    public List<Op> updates() {
        return norms.updates();
    }

    /** A weight whose axes are the same at rest and in the graph, normal at first. */
    public Operand<TFloat32> weight(String name, double standardDeviation, long... shape) {
        return weight(name, Initializer.normal(standardDeviation), shape);
    }

    /** A weight whose axes are the same at rest and in the graph. */
    public Operand<TFloat32> weight(String name, Initializer initializer, long... shape) {
        return variables.get(name, Role.WEIGHT, initializer, shape);
    }

    /** A convolution's filter: (kernel, kernel, inputs, outputs) in the graph. */
    public Operand<TFloat32> filter(
            String name, long outputs, long inputs, long kernel, Initializer initializer) {
        return variables.get(
                name,
                Role.WEIGHT,
                Layout.CONVOLUTION,
                initializer,
                outputs,
                inputs,
                kernel,
                kernel);
    }

    /** The learnt logarithm of the factor on the cosines, from 0 to ln 100; a scalar. */
    public Operand<TFloat32> logitScale() {
        return variables.scalar(
                "logit_scale",
                Role.LOGIT_SCALE,
                Initializer.constant(FIRST_LOGIT_SCALE),
                0,
                MAX_LOGIT_SCALE);
    }

    /**
     * A convolution without bias.
     *
     * @param images (B, H, W, inputs)
     * @param name its filter's name, which is (outputs, inputs, kernel, kernel) at rest
     * @param kernel the side of the filter
     * @param stride the step, in both directions; the picture is padded by half the kernel, as in
     *     PyTorch
     */
    public Operand<TFloat32> convolution(
            Operand<TFloat32> images,
            String name,
            int outputs,
            int kernel,
            int stride,
            Initializer initializer) {
        Operand<TFloat32> filter =
                filter(name, outputs, images.shape().get(3), kernel, initializer);
        List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
        if (stride == 1) {
            return products.convolution(tf, images, filter, strides, "SAME");
        }
        int margin = kernel / 2;
        Operand<TFloat32> padded =
                margin == 0
                        ? images
                        : tf.pad(
                                images,
                                tf.constant(
                                        new int[][] {
                                            {0, 0}, {margin, margin}, {margin, margin}, {0, 0}
                                        }),
                                tf.constant(0f));
        return products.convolution(tf, padded, filter, strides, "VALID");
    }

    /** The averages of squares of pixels that do not overlap. */
    public Operand<TFloat32> averagePool(Operand<TFloat32> images, int side) {
        List<Long> square = List.of(1L, (long) side, (long) side, 1L);
        return tf.nn.avgPool(images, square, square, "VALID");
    }

    /** Batch norm over all but the last axis, whose gains are one at first. */
    public Operand<TFloat32> batchNorm(Operand<TFloat32> images, String name) {
        return batchNorm(images, name, Initializer.ones());
    }

    /**
     * Batch norm over all but the last axis.
     *
     * @param images (B, H, W, C)
     * @param name what its four parameters' names begin with
     * @param gains the first factors, one for each channel
     */
    public Operand<TFloat32> batchNorm(Operand<TFloat32> images, String name, Initializer gains) {
        long channels = images.shape().get(3);
        Operand<TFloat32> gain = variables.get(name + ".weight", Role.BATCH_NORM, gains, channels);
        Operand<TFloat32> shift =
                variables.get(name + ".bias", Role.BATCH_NORM, Initializer.zeros(), channels);
        return norms.normalise(
                tf,
                images,
                new BatchNorm.Layer(
                        gain,
                        shift,
                        statistic(name + ".running_mean", Initializer.zeros(), channels),
                        statistic(name + ".running_var", Initializer.ones(), channels)));
    }

    private Variable statistic(String name, Initializer initializer, long channels) {
        variables.get(name, Role.STATISTIC, initializer, channels);
        return variables.variable(name);
    }

    /**
     * Layer norm over the last axis.
     *
     * @param rows (N, W)
     * @param name what its two parameters' names begin with
     */
    public Operand<TFloat32> layerNorm(Operand<TFloat32> rows, String name) {
        long width = rows.shape().get(1);
        Operand<TFloat32> gain =
                variables.get(name + ".weight", Role.NORM, Initializer.ones(), width);
        Operand<TFloat32> shift =
                variables.get(name + ".bias", Role.NORM, Initializer.zeros(), width);
        Operand<TFloat32> mean = tf.math.mean(rows, tf.constant(1), Mean.keepDims(true));
        Operand<TFloat32> centred = tf.math.sub(rows, mean);
        Operand<TFloat32> variance =
                tf.math.mean(tf.math.square(centred), tf.constant(1), Mean.keepDims(true));
        Operand<TFloat32> unit =
                tf.math.mul(centred, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
        return tf.math.add(tf.math.mul(unit, gain), shift);
    }

    /**
     * A linear map with bias, {@code x Wᵀ + b}.
     *
     * @param rows (N, W)
     * @param name what its parameters' names begin with: {@code name.weight} (outputs, W) and
     *     {@code name.bias}
     */
    public Operand<TFloat32> linear(
            Operand<TFloat32> rows,
            String name,
            long outputs,
            Initializer weights,
            Initializer biases) {
        Operand<TFloat32> weight = weight(name + ".weight", weights, outputs, rows.shape().get(1));
        Operand<TFloat32> bias = variables.get(name + ".bias", Role.BIAS, biases, outputs);
        return tf.nn.biasAdd(timesTransposed(rows, weight), bias);
    }

    /** {@code x W}. */
    public Operand<TFloat32> times(Operand<TFloat32> rows, Operand<TFloat32> weight) {
        return products.times(tf, rows, weight);
    }

    /** {@code x Wᵀ}. */
    public Operand<TFloat32> timesTransposed(Operand<TFloat32> rows, Operand<TFloat32> weight) {
        return products.timesTransposed(tf, rows, weight);
    }

    /** {@code x y} for each of a batch, the last two axes being those of matrices. */
    public Operand<TFloat32> timesEach(Operand<TFloat32> left, Operand<TFloat32> right) {
        return products.timesEach(tf, left, right);
    }

    /** {@code x yᵀ} for each of a batch, the last two axes being those of matrices. */
    public Operand<TFloat32> timesEachTransposed(Operand<TFloat32> left, Operand<TFloat32> right) {
        return products.timesEachTransposed(tf, left, right);
    }
}
