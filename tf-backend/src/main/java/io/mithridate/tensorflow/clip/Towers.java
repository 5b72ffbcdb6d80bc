package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.graph.Products;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Sum;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * A CLIP's two towers on one or several devices.
 *
 * <p>Where there are several, each embeds its part of the rows, and the embeddings are put together
 * again: whatever is built on them sees the whole batch. Variables are shared.
 */
public final class Towers {

    /** Keeps an embedding of zeros from dividing by zero. */
    private static final float SMALLEST_SQUARE = 1e-24f;

    private final Ops tf;
    private final List<Ops> places;
    private final Architecture architecture;
    private final Variables variables;
    private final Statistics statistics;
    private final Optional<? extends Operand<TFloat32>> inForce;
    private final Products products;
    private final List<RunningStatistics> passes = new ArrayList<>();

    /** Where batch norm takes its statistics from. */
    public enum Statistics {
        /** The running ones, which stay as they are. */
        RUNNING,
        /** The rows that a device embeds in one pass; the running ones move towards their mean. */
        OF_EACH_DEVICE,
        /** The rows that all devices embed in one pass, as if one device had them all. */
        OF_ALL_DEVICES
    }

    /**
     * Towers on a model's variables.
     *
     * @param tf builds what no single device does
     * @param places build what a device does, one for each; {@code tf} alone where there is one
     * @param products in the precision that the towers compute in
     */
    public Towers(
            Ops tf,
            List<Ops> places,
            Architecture architecture,
            Variables variables,
            Statistics statistics,
            Products products) {
        this(tf, places, architecture, variables, statistics, Optional.empty(), products);
    }

    /**
     * Towers whose batch norm uses statistics of the rows at hand in some steps, and the running
     * ones in others.
     *
     * @param tf builds what no single device does
     * @param places build what a device does, one for each; {@code tf} alone where there is one
     * @param inForce a scalar: 1 in steps in which the statistics are in force, 0 in those with the
     *     running ones, which then stay as they are; if empty, they are in force in all steps
     * @param products in the precision that the towers compute in
     */
    public Towers(
            Ops tf,
            List<Ops> places,
            Architecture architecture,
            Variables variables,
            Statistics statistics,
            Optional<? extends Operand<TFloat32>> inForce,
            Products products) {
        this.tf = tf;
        this.places = List.copyOf(places);
        this.architecture = architecture;
        this.variables = variables;
        this.statistics = statistics;
        this.inForce = inForce;
        this.products = products;
    }

    /** The variables that were asked for so far. */
    public Variables variables() {
        return variables;
    }

    /**
     * What has to run with each batch: moving the running statistics, as all passes so far did, in
     * their order. Once for each call of this method.
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
     * @throws IllegalArgumentException if there is nothing to embed, or fewer rows than devices
     */
    public Operand<TFloat32> images(List<? extends Operand<TUint8>> views) {
        return embed(views, unit(architecture::embedImages));
    }

    /**
     * Embeds images in one forward pass, and leaves embeddings as long as they are.
     *
     * @param views (B, size, size, 3) each, values from 0 to 255
     * @return the views' rows, one view below the other
     * @throws IllegalArgumentException if there is nothing to embed, or fewer rows than devices
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
     * @throws IllegalArgumentException if there is nothing to embed, or fewer rows than devices
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
     * @throws IllegalArgumentException if there are fewer rows than devices
     */
    public ImageBlocks blocks(Operand<TFloat32> levels) {
        List<Operand<TFloat32>> outputs =
                embedAll(
                        List.of(levels),
                        (pass, rows) -> {
                            List<Operand<TFloat32>> noted = new ArrayList<>();
                            Operand<TFloat32> embedded =
                                    architecture.embedNormalised(
                                            pass.noting(noted),
                                            Pixels.normalisedLevels(pass.ops(), rows));
                            noted.add(unit(pass.ops(), embedded));
                            return noted;
                        });
        int last = outputs.size() - 1;
        return new ImageBlocks(outputs.get(last), outputs.subList(0, last));
    }

    /**
     * Embeds texts in one forward pass, at no more places than the longest of them has tokens.
     *
     * @param inputs rows of token ids, (B, context) or (K, context)
     * @return the inputs' rows, of unit length, one input below the other
     * @throws IllegalArgumentException if there is nothing to embed, or fewer rows than devices
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
        return embedAll(inputs, (pass, rows) -> List.of(tower.apply(pass, rows))).get(0);
    }

    private <T extends TType> List<Operand<TFloat32>> embedAll(
            List<? extends Operand<T>> inputs,
            BiFunction<ForwardPass, Operand<T>, List<Operand<TFloat32>>> tower) {
        if (inputs.isEmpty()) {
            throw new IllegalArgumentException("nothing to embed");
        }
        RunningStatistics running = new RunningStatistics(tf, inForce);
        List<Operand<TFloat32>> rows;
        if (places.size() == 1) {
            rows = embed(tf, norm(running, 1), RowParts.joined(tf, inputs), tower);
        } else {
            RowParts<T> parts = new RowParts<>(tf, inputs, places.size());
            List<List<Operand<TFloat32>>> byDevice = onEachDevice(parts, running, tower);
            rows =
                    IntStream.range(0, byDevice.get(0).size())
                            .mapToObj(
                                    output ->
                                            parts.together(
                                                    byDevice.stream()
                                                            .map(device -> device.get(output))
                                                            .toList()))
                            .toList();
        }
        if (running.isMeasured()) {
            passes.add(running);
        }
        return rows;
    }

    private <T extends TType> List<List<Operand<TFloat32>>> onEachDevice(
            RowParts<T> parts,
            RunningStatistics running,
            BiFunction<ForwardPass, Operand<T>, List<Operand<TFloat32>>> tower) {
        if (statistics == Statistics.OF_ALL_DEVICES) {
            return LockStep.build(
                    places.size(),
                    (place, others) ->
                            embed(
                                    places.get(place),
                                    new SynchronisedBatchNorm(running, others, place),
                                    parts.of(place, places.get(place)),
                                    tower));
        }
        List<List<Operand<TFloat32>>> embedded = new ArrayList<>();
        for (int place = 0; place < places.size(); place++) {
            embedded.add(
                    embed(
                            places.get(place),
                            norm(running, parts.share(place)),
                            parts.of(place, places.get(place)),
                            tower));
        }
        return embedded;
    }

    private BatchNorm norm(RunningStatistics running, double share) {
        return statistics == Statistics.RUNNING
                ? BatchNorm.running()
                : new OwnBatchNorm(running, share);
    }

    private <T extends TType> List<Operand<TFloat32>> embed(
            Ops place,
            BatchNorm norm,
            Operand<T> rows,
            BiFunction<ForwardPass, Operand<T>, List<Operand<TFloat32>>> tower) {
        BatchNorm used =
                inForce.<BatchNorm>map(number -> new SwitchedBatchNorm(norm, number)).orElse(norm);
        return tower.apply(new ForwardPass(place, variables, used, products), rows);
    }

    /** A tower whose rows are brought to unit length. */
    private static <T extends TType> BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> unit(
            BiFunction<ForwardPass, Operand<T>, Operand<TFloat32>> tower) {
        return (pass, rows) -> unit(pass.ops(), tower.apply(pass, rows));
    }

    private static Operand<TFloat32> unit(Ops tf, Operand<TFloat32> rows) {
        Operand<TFloat32> square = tf.sum(tf.math.square(rows), tf.constant(1), Sum.keepDims(true));
        return tf.math.mul(
                rows, tf.math.rsqrt(tf.math.maximum(square, tf.constant(SMALLEST_SQUARE))));
    }
}
