package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.layers.BatchNorm;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.UsedTokens;
import io.mithridate.tensorflow.graph.Products;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * The two towers of a CLIP model, built on the model's variables. A batch is embedded at once; its
 * activations are kept until the gradients are computed.
 */
public final class Towers implements Embedder {

    /** Prevents a division by zero for an embedding of zeros. */
    private static final float MIN_SQUARE = 1e-24f;

    private final Ops tf;
    private final Architecture architecture;
    private final Variables variables;
    private final BatchNorm.Statistics statistics;
    private final Products<?> products;
    private final List<BatchNorm> passes = new ArrayList<>();

    /**
     * Creates the towers on a model's variables.
     *
     * @param products the matrix products, in the precision in which the towers compute
     */
    public Towers(
            Ops tf,
            Architecture architecture,
            Variables variables,
            BatchNorm.Statistics statistics,
            Products<?> products) {
        this.tf = tf;
        this.architecture = architecture;
        this.variables = variables;
        this.statistics = statistics;
        this.products = products;
    }

    /**
     * Creates the towers of a model that is not trained. They have variables of their own and use
     * running statistics in batch norm.
     */
    public static Towers frozen(Ops tf, Architecture architecture, Products<?> products) {
        return new Towers(
                tf,
                architecture,
                Variables.frozen(tf, "frozen."),
                BatchNorm.Statistics.running(),
                products);
    }

    @Override
    public Variables variables() {
        return variables;
    }

    /**
     * Returns the operations to run with each batch, which update the running statistics for all
     * passes so far, in the order of the passes. Each call adds new operations to the graph.
     */
    @Override
    public List<Op> updates() {
        List<Op> updates = new ArrayList<>();
        for (int pass = 0; pass < passes.size(); pass++) {
            updates.addAll(passes.get(pass).updates(passes.size() - 1 - pass));
        }
        return updates;
    }

    @Override
    public Operand<TFloat32> logitScale() {
        return new ForwardPass(tf, variables, false).logitScale();
    }

    @Override
    public Operand<TFloat32> images(List<? extends Operand<TUint8>> views) {
        return embed(views, withUnitRows(architecture::embedImages));
    }

    @Override
    public Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views) {
        return embed(views, architecture::embedImages);
    }

    @Override
    public Operand<TFloat32> pixels(Operand<TFloat32> levels) {
        return pixels(levels, UnaryOperator.identity());
    }

    @Override
    public ImageBlocks blocks(Operand<TFloat32> levels) {
        List<Operand<TFloat32>> outputs = new ArrayList<>();
        return new ImageBlocks(pixels(levels, pass -> pass.recordingBlocks(outputs)), outputs);
    }

    private Operand<TFloat32> pixels(
            Operand<TFloat32> levels, UnaryOperator<ForwardPass> configure) {
        return embed(
                List.of(levels),
                withUnitRows(
                        (pass, rows) ->
                                architecture.embedNormalised(
                                        configure.apply(pass), Pixels.normalisedLevels(tf, rows))));
    }

    /**
     * {@inheritDoc}
     *
     * <p>Only about as many positions are computed as the longest text has tokens.
     */
    @Override
    public Operand<TFloat32> texts(List<? extends Operand<TInt32>> inputs) {
        return embed(
                inputs,
                withUnitRows(
                        (pass, tokens) ->
                                architecture.embedTexts(pass, UsedTokens.of(pass.ops(), tokens))));
    }

    private <T extends TType> Operand<TFloat32> embed(
            List<? extends Operand<T>> inputs,
            BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> tower) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("nothing to embed");
        }
        BatchNorm norms = new BatchNorm(tf, statistics);
        ForwardPass pass = new ForwardPass(tf, variables, norms, products);
        Operand<TFloat32> rows = tower.apply(pass, concatenate(inputs));
        if (norms.isMeasured()) {
            passes.add(norms);
        }
        return rows;
    }

    /** Concatenates the inputs along the first axis. */
    private <T extends TType> Operand<T> concatenate(List<? extends Operand<T>> inputs) {
        return inputs.size() == 1
                ? inputs.get(0)
                : tf.concat(List.<Operand<T>>copyOf(inputs), tf.constant(0));
    }

    /** Returns a tower whose rows are scaled to unit length. */
    private static <T extends TType>
            BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> withUnitRows(
                    BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> tower) {
        return (pass, rows) -> toUnitLength(pass.ops(), tower.apply(pass, rows));
    }

    private static Operand<TFloat32> toUnitLength(Ops tf, Operand<TFloat32> rows) {
        Operand<TFloat32> square = tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
        return tf.math.mul(rows, tf.math.rsqrt(tf.math.maximum(square, tf.constant(MIN_SQUARE))));
    }
}
