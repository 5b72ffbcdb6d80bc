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

/** A CLIP's two towers on a model's variables. */
public final class Towers {

    /** Keeps an embedding of zeros from dividing by zero. */
    private static final float MIN_SQUARE = 1e-24f;

    private final Ops tf;
    private final Architecture architecture;
    private final Variables variables;
    private final Statistics statistics;
    private final Products products;
    private final List<RunningStatistics> passes = new ArrayList<>();

    /**
     * Statistics that batch norm takes.
     *
     * @param ofRows the rows that are embedded in one pass; the running ones move towards them. If
     *     false, the running ones, which stay as they are
     * @param inForce a scalar: 1 in steps with the rows' statistics, 0 in those with the running
     *     ones; if empty, all steps are alike
     */
    public record Statistics(boolean ofRows, Optional<? extends Operand<TFloat32>> inForce) {

        /** The running ones. */
        public static Statistics running() {
            return new Statistics(false, Optional.empty());
        }

        /** Those of the rows. */
        public static Statistics rows() {
            return new Statistics(true, Optional.empty());
        }

        /** Those of the rows in some steps. */
        public static Statistics rows(Operand<TFloat32> inForce) {
            return new Statistics(true, Optional.of(inForce));
        }

        private BatchNorm norm(RunningStatistics running) {
            BatchNorm norm = ofRows ? new BatchNorm.OfRows(running) : BatchNorm.running();
            return inForce.<BatchNorm>map(number -> new BatchNorm.Switched(norm, number))
                    .orElse(norm);
        }
    }

    /**
     * Towers on a model's variables.
     *
     * @param products in the precision that the towers compute in
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

    /** The variables that were asked for so far. */
    public Variables variables() {
        return variables;
    }

    /**
     * Returns the operations to run with each batch: moving the running statistics, as all passes
     * so far did, in their order. Once for each call of this method.
     */
    public List<Op> updates() {
        List<Op> updates = new ArrayList<>();
        for (int pass = 0; pass < passes.size(); pass++) {
            updates.addAll(passes.get(pass).updates(passes.size() - 1 - pass));
        }
        return updates;
    }

    /** The learnt logarithm of the factor on the cosines; a scalar. */
    public Operand<TFloat32> logitScale() {
        return new ForwardPass(tf, variables, BatchNorm.running(), products).logitScale();
    }

    /**
     * Embeds images in one forward pass.
     *
     * @param views (B, size, size, 3) each, values from 0 to 255
     * @return the views' rows, of unit length, one view below the other
     * @throws IllegalArgumentException if there is nothing to embed
     */
    public Operand<TFloat32> images(List<? extends Operand<TUint8>> views) {
        return embed(views, unit(architecture::embedImages));
    }

    /**
     * Embeds images in one forward pass, and leaves embeddings as long as they are.
     *
     * @param views (B, size, size, 3) each, values from 0 to 255
     * @return the views' rows, one view below the other
     * @throws IllegalArgumentException if there is nothing to embed
     */
    public Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views) {
        return embed(views, architecture::embedImages);
    }

    /**
     * Embeds pictures whose grey levels need not be whole, in one forward pass; gradients go to the
     * levels.
     *
     * @param inputs (N, size, size, 3) each, levels from 0 to 255
     * @return the inputs' rows, of unit length, one input below the other
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
     * Embeds pictures whose grey levels need not be whole, and gives what the blocks of the tower
     * put out on the way.
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
                                                pass.noting(outputs),
                                                Pixels.normalisedLevels(tf, rows))));
        return new ImageBlocks(embedded, outputs);
    }

    /**
     * Embeds texts in one forward pass, at no more places than the longest of them has tokens.
     *
     * @param inputs rows of token ids, (B, context) or (K, context)
     * @return the inputs' rows, of unit length, one input below the other
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
        RunningStatistics running = new RunningStatistics(tf, statistics.inForce());
        ForwardPass pass = new ForwardPass(tf, variables, statistics.norm(running), products);
        Operand<TFloat32> rows = tower.apply(pass, joined(inputs));
        if (running.isMeasured()) {
            passes.add(running);
        }
        return rows;
    }

    /** The inputs below each other. */
    private <T extends TType> Operand<T> joined(List<? extends Operand<T>> inputs) {
        return inputs.size() == 1
                ? inputs.get(0)
                : tf.concat(List.<Operand<T>>copyOf(inputs), tf.constant(0));
    }

    /** A tower whose rows are brought to unit length. */
    private static <T extends TType> BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> unit(
            BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> tower) {
        return (pass, rows) -> unit(pass.ops(), tower.apply(pass, rows));
    }

    private static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> rows) {
        Operand<TFloat32> square = tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
        return tf.math.mul(rows, tf.math.rsqrt(tf.math.maximum(square, tf.constant(MIN_SQUARE))));
    }
}
