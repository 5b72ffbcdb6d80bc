package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.layers.BatchNorm;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.RunningStatistics;
import io.mithridate.tensorflow.clip.layers.UsedTokens;
import io.mithridate.tensorflow.graph.Products;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/** The two towers of a CLIP model, built on the model's variables. */
public final class Towers {

    /** Prevents a division by zero for an embedding of zeros. */
    private static final float MIN_SQUARE = 1e-24f;

    private final Ops tf;
    private final Architecture architecture;
    private final Variables variables;
    private final Statistics statistics;
    private final Products products;
    private final List<RunningStatistics> passes = new ArrayList<>();

    /**
     * The choice of statistics for batch norm.
     *
     * @param ofRows {@code true} to use the statistics of the rows embedded in one pass and to move
     *     the running statistics towards them; {@code false} to use the running statistics without
     *     changing them
     * @param active a scalar that is 1 in steps that use the rows' statistics and 0 in steps that
     *     use the running ones; if empty, all steps are alike
     */
    public record Statistics(boolean ofRows, Optional<? extends Operand<TFloat32>> active) {

        /** Returns the choice to use the running statistics. */
        public static Statistics running() {
            return new Statistics(false, Optional.empty());
        }

        /** Returns the choice to use the statistics of the rows. */
        public static Statistics rows() {
            return new Statistics(true, Optional.empty());
        }

        /** Returns the choice to use the statistics of the rows in some steps only. */
        public static Statistics rows(Operand<TFloat32> active) {
            return new Statistics(true, Optional.of(active));
        }

        private BatchNorm norm(RunningStatistics running) {
            BatchNorm norm = ofRows ? new BatchNorm.BatchStatistics(running) : BatchNorm.running();
            return active.<BatchNorm>map(number -> new BatchNorm.Switched(norm, number))
                    .orElse(norm);
        }
    }

    /**
     * Creates the towers on a model's variables.
     *
     * @param products the matrix products, in the precision in which the towers compute
     */
    public Towers(
            Ops tf,
            Architecture architecture,
            Variables variables,
            Statistics statistics,
            Products products) {
        this.tf = tf;
        this.architecture = architecture;
        this.variables = variables;
        this.statistics = statistics;
        this.products = products;
    }

    /** Returns the variables that the towers have used so far. */
    public Variables variables() {
        return variables;
    }

    /**
     * Returns the operations to run with each batch: they update the running statistics for all
     * passes so far, in the order of the passes. Each call adds new operations to the graph.
     */
    public List<Op> updates() {
        List<Op> updates = new ArrayList<>();
        for (int pass = 0; pass < passes.size(); pass++) {
            updates.addAll(passes.get(pass).updates(passes.size() - 1 - pass));
        }
        return updates;
    }

    /** Returns the learned logarithm of the factor on the cosines, a scalar. */
    public Operand<TFloat32> logitScale() {
        return new ForwardPass(tf, variables, BatchNorm.running(), products).logitScale();
    }

    /**
     * Embeds images in one forward pass.
     *
     * @param views (B, size, size, 3) each, values from 0 to 255
     * @return the views' embeddings, of unit length, concatenated in the order of the views
     * @throws IllegalArgumentException if there is nothing to embed
     */
    public Operand<TFloat32> images(List<? extends Operand<TUint8>> views) {
        return embed(views, unit(architecture::embedImages));
    }

    /**
     * Embeds images in one forward pass, without normalizing the embeddings to unit length.
     *
     * @param views (B, size, size, 3) each, values from 0 to 255
     * @return the views' embeddings, concatenated in the order of the views
     * @throws IllegalArgumentException if there is nothing to embed
     */
    public Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views) {
        return embed(views, architecture::embedImages);
    }

    /**
     * Embeds pictures whose levels need not be integers, in one forward pass. Gradients flow back
     * to the levels.
     *
     * @param inputs (N, size, size, 3) each, levels from 0 to 255
     * @return the inputs' embeddings, of unit length, concatenated in the order of the inputs
     * @throws IllegalArgumentException if there is nothing to embed
     */
    public Operand<TFloat32> pixels(List<? extends Operand<TFloat32>> inputs) {
        return embed(
                inputs,
                unit(
                        (pass, levels) ->
                                architecture.embedNormalised(
                                        pass, Pixels.normalisedLevels(pass.ops(), levels))));
    }

    /**
     * Embeds pictures whose levels need not be integers, and returns the outputs of the tower's
     * blocks as well.
     *
     * @param levels (N, size, size, 3), from 0 to 255
     */
    public ImageBlocks blocks(Operand<TFloat32> levels) {
        List<Operand<TFloat32>> outputs = new ArrayList<>();
        Operand<TFloat32> embedded =
                embed(
                        List.of(levels),
                        unit(
                                (pass, rows) ->
                                        architecture.embedNormalised(
                                                pass.recordingBlocks(outputs),
                                                Pixels.normalisedLevels(tf, rows))));
        return new ImageBlocks(embedded, outputs);
    }

    /**
     * Embeds texts in one forward pass, computing only about as many positions as the longest of
     * them has tokens.
     *
     * @param inputs rows of token ids, (B, context) or (K, context)
     * @return the inputs' embeddings, of unit length, concatenated in the order of the inputs
     * @throws IllegalArgumentException if there is nothing to embed
     */
    public Operand<TFloat32> texts(List<? extends Operand<TInt32>> inputs) {
        return embed(
                inputs,
                unit(
                        (pass, tokens) ->
                                architecture.embedTexts(
                                        pass, UsedTokens.roundedUp().of(pass.ops(), tokens))));
    }

    private <T extends TType> Operand<TFloat32> embed(
            List<? extends Operand<T>> inputs,
            BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> tower) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("nothing to embed");
        }
        RunningStatistics running = new RunningStatistics(tf, statistics.active());
        ForwardPass pass = new ForwardPass(tf, variables, statistics.norm(running), products);
        Operand<TFloat32> rows = tower.apply(pass, joined(inputs));
        if (running.isMeasured()) {
            passes.add(running);
        }
        return rows;
    }

    /** Concatenates the inputs along the first axis. */
    private <T extends TType> Operand<T> joined(List<? extends Operand<T>> inputs) {
        return inputs.size() == 1
                ? inputs.get(0)
                : tf.concat(List.<Operand<T>>copyOf(inputs), tf.constant(0));
    }

    /** Returns a tower whose rows are scaled to unit length. */
    private static <T extends TType> BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> unit(
            BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> tower) {
        return (pass, rows) -> unit(pass.ops(), tower.apply(pass, rows));
    }

    private static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> rows) {
        Operand<TFloat32> square = tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
        return tf.math.mul(rows, tf.math.rsqrt(tf.math.maximum(square, tf.constant(MIN_SQUARE))));
    }
}
