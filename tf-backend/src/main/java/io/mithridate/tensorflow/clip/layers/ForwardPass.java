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
 * The layers that towers consist of, built on the variables of one model.
 *
 * <p>In training, batch norm uses the batch's own statistics and moves the running ones towards
 * them by a tenth; otherwise it uses the running ones.
 */
public final class ForwardPass {

    /** The constant that is added to the variance in layer norms. */
    private static final float EPSILON = 1e-5f;

    /** The initial logit scale in training: ln(1 / 0.07). */
    private static final double INITIAL_LOGIT_SCALE = Math.log(1 / 0.07);

    /** The maximum logit scale: cosines are multiplied by at most 100. */
    private static final double MAX_LOGIT_SCALE = Math.log(100);

    private final Ops tf;
    private final Variables variables;
    private final BatchNorm norms;
    private final Products<?> products;
    private final Optional<List<Operand<TFloat32>>> blocks;

    /**
     * Creates a pass on a model's variables, in single precision.
     *
     * @param training whether batch norm uses the batch's statistics and moves the running ones
     */
    public ForwardPass(Ops tf, Variables variables, boolean training) {
        this(
                tf,
                variables,
                new BatchNorm(
                        tf,
                        training ? BatchNorm.Statistics.rows() : BatchNorm.Statistics.running()),
                Products.float32());
    }

    /** Creates a pass on a model's variables with the given batch norm and matrix products. */
    public ForwardPass(Ops tf, Variables variables, BatchNorm norms, Products<?> products) {
        this(tf, variables, norms, products, Optional.empty());
    }

    private ForwardPass(
            Ops tf,
            Variables variables,
            BatchNorm norms,
            Products<?> products,
            Optional<List<Operand<TFloat32>>> blocks) {
        this.tf = tf;
        this.variables = variables;
        this.norms = norms;
        this.products = products;
        this.blocks = blocks;
    }

    /**
     * Returns a copy of this pass that adds the output of each block of the image tower to a list,
     * one row per picture.
     */
    public ForwardPass recordingBlocks(List<Operand<TFloat32>> outputs) {
        return new ForwardPass(tf, variables, norms, products, Optional.of(outputs));
    }

    /**
     * Reports the output of a block of the tower.
     *
     * @param output the output for {@code samples} pictures, with each picture's numbers contiguous
     */
    public void blockDone(Operand<TFloat32> output, long samples) {
        blocks.ifPresent(
                recorded -> {
                    int numbers = Math.toIntExact(output.shape().size() / samples);
                    int[] rows = {Math.toIntExact(samples), numbers};
                    recorded.add(tf.reshape(output, tf.constant(rows)));
                });
    }

    /** Returns the graph's operations. */
    public Ops ops() {
        return tf;
    }

    /** Returns the model's variables. */
    public Variables variables() {
        return variables;
    }

    /**
     * Returns the operations to run in each training step besides the optimizer: they update the
     * running statistics.
     */
    public List<Op> updates() {
        return norms.updates(0);
    }

    /**
     * Returns a weight whose axes are the same in checkpoint files and in the graph. The initial
     * values are drawn from a normal distribution.
     */
    public Operand<TFloat32> weight(String name, double standardDeviation, long... shape) {
        return weight(name, Initializer.normal(standardDeviation), shape);
    }

    /** Returns a weight whose axes are the same in checkpoint files and in the graph. */
    public Operand<TFloat32> weight(String name, Initializer initializer, long... shape) {
        return variables.get(name, Role.WEIGHT, initializer, shape);
    }

    /** Returns a convolution's filter, which is (kernel, kernel, inputs, outputs) in the graph. */
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

    /** Returns a scalar from 0 to ln 100: the learned logarithm of the factor on the cosines. */
    public Operand<TFloat32> logitScale() {
        return variables.get(
                "logit_scale",
                Role.LOGIT_SCALE,
                Initializer.constant(INITIAL_LOGIT_SCALE),
                Optional.of(new Variable.Range(0, MAX_LOGIT_SCALE)));
    }

    /**
     * Applies a convolution without bias.
     *
     * @param images (B, H, W, inputs)
     * @param name the name of its filter, which is (outputs, inputs, kernel, kernel) in checkpoint
     *     files
     * @param kernel the side of the filter
     * @param stride the step in both directions; the picture is padded by half the kernel, as in
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

    /** Returns the averages over non-overlapping squares of pixels. */
    public Operand<TFloat32> averagePool(Operand<TFloat32> images, int side) {
        List<Long> square = List.of(1L, (long) side, (long) side, 1L);
        return tf.nn.avgPool(images, square, square, "VALID");
    }

    /** Applies batch norm over all but the last axis, with gains that are initially one. */
    public Operand<TFloat32> batchNorm(Operand<TFloat32> images, String name) {
        return batchNorm(images, name, Initializer.ones());
    }

    /**
     * Applies batch norm over all but the last axis.
     *
     * @param images (B, H, W, C)
     * @param name the prefix of its four parameters' names
     * @param gains the initial factors, one per channel
     */
    public Operand<TFloat32> batchNorm(Operand<TFloat32> images, String name, Initializer gains) {
        long channels = images.shape().get(3);
        Operand<TFloat32> gain = variables.get(name + ".weight", Role.BATCH_NORM, gains, channels);
        Operand<TFloat32> shift =
                variables.get(name + ".bias", Role.BATCH_NORM, Initializer.zeros(), channels);
        return norms.normalize(
                images,
                gain,
                shift,
                statistic(name + ".running_mean", Initializer.zeros(), channels),
                statistic(name + ".running_var", Initializer.ones(), channels));
    }

    private Variable statistic(String name, Initializer initializer, long channels) {
        variables.get(name, Role.STATISTIC, initializer, channels);
        return variables.variable(name);
    }

    /**
     * Applies layer norm over the last axis.
     *
     * @param rows (N, W)
     * @param name the prefix of its two parameters' names
     */
    public Operand<TFloat32> layerNorm(Operand<TFloat32> rows, String name) {
        long width = rows.shape().get(1);
        Operand<TFloat32> gain =
                variables.get(name + ".weight", Role.NORM, Initializer.ones(), width);
        Operand<TFloat32> shift =
                variables.get(name + ".bias", Role.NORM, Initializer.zeros(), width);
        Operand<TFloat32> mean = tf.math.mean(rows, tf.constant(1), Mean.keepDims(true));
        Operand<TFloat32> centered = tf.math.sub(rows, mean);
        Operand<TFloat32> variance =
                tf.math.mean(tf.math.square(centered), tf.constant(1), Mean.keepDims(true));
        Operand<TFloat32> unit =
                tf.math.mul(centered, tf.math.rsqrt(tf.math.add(variance, tf.constant(EPSILON))));
        return tf.math.add(tf.math.mul(unit, gain), shift);
    }

    /**
     * Applies a linear map with bias, {@code x Wᵀ + b}.
     *
     * @param rows (N, W)
     * @param name the prefix of its parameters' names: {@code name.weight} (outputs, W) and {@code
     *     name.bias}
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

    /** Returns the first row of each sample: (B, L, W) to (B, W). */
    public Operand<TFloat32> first(Operand<TFloat32> rows, int batch, int width) {
        return tf.reshape(
                tf.slice(
                        rows,
                        tf.constant(new int[] {0, 0, 0}),
                        tf.constant(new int[] {batch, 1, width})),
                tf.constant(new int[] {batch, width}));
    }

    /** Returns {@code rows · weight}. */
    public Operand<TFloat32> times(Operand<TFloat32> rows, Operand<TFloat32> weight) {
        return products.times(tf, rows, weight);
    }

    /** Returns {@code rows · weightᵀ}. */
    public Operand<TFloat32> timesTransposed(Operand<TFloat32> rows, Operand<TFloat32> weight) {
        return products.timesTransposed(tf, rows, weight);
    }

    /**
     * Returns {@code left · right} for each element of a batch; the last two axes are those of the
     * matrices.
     */
    public Operand<TFloat32> timesEach(Operand<TFloat32> left, Operand<TFloat32> right) {
        return products.timesEach(tf, left, right);
    }

    /**
     * Returns {@code left · rightᵀ} for each element of a batch; the last two axes are those of the
     * matrices.
     */
    public Operand<TFloat32> timesEachTransposed(Operand<TFloat32> left, Operand<TFloat32> right) {
        return products.timesEachTransposed(tf, left, right);
    }
}
