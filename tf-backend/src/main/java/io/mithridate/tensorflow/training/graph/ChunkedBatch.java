package io.mithridate.tensorflow.training.graph;

import io.mithridate.tensorflow.clip.Embedder;
import io.mithridate.tensorflow.clip.ImageBlocks;
import io.mithridate.tensorflow.clip.Towers;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.layers.BatchNorm;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Products;
import io.mithridate.tensorflow.graph.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.tensorflow.DeviceSpec;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * Embeds a batch chunk by chunk, so that it needs only the memory of a chunk. The loss is built on
 * placeholders for all embeddings, which {@link ChunkedDifferentiation} fills.
 *
 * <p>If batch norm uses the statistics of its input, these are the statistics of a chunk. If
 * several views are embedded together, a chunk contains all views of as many samples as fit.
 */
final class ChunkedBatch implements Embedder {

    private final Ops tf;
    private final Ops host;
    private final Architecture architecture;
    private final BatchNorm.Statistics statistics;
    private final Products<?> products;
    private final int chunk;
    private final Variables variables;
    private final List<CachedPass> passes = new ArrayList<>();

    /**
     * Creates an embedder in a graph.
     *
     * @param variables the variables of the model
     * @param statistics batch norm's statistics
     * @param chunk the number of rows per forward pass, above 0
     */
    ChunkedBatch(
            Computation computation,
            Architecture architecture,
            Variables variables,
            BatchNorm.Statistics statistics,
            int chunk) {
        tf = computation.ops();
        // Slicing on the CPU sends only the rows of a chunk to the device.
        host =
                tf.withDevice(
                        DeviceSpec.newBuilder()
                                .deviceType(DeviceSpec.DeviceType.CPU)
                                .deviceIndex(0)
                                .build());
        products = computation.products();
        this.architecture = architecture;
        this.variables = variables;
        this.statistics = statistics;
        this.chunk = chunk;
    }

    /** Returns the calls of the towers. */
    List<CachedPass> passes() {
        return passes;
    }

    @Override
    public Operand<TFloat32> images(List<? extends Operand<TUint8>> views) {
        return pass(views, Towers::images);
    }

    @Override
    public Operand<TFloat32> imageFeatures(List<? extends Operand<TUint8>> views) {
        return pass(views, Towers::imageFeatures);
    }

    @Override
    public Operand<TFloat32> pixels(Operand<TFloat32> levels) {
        throw needsWholeBatch("embedding pixels");
    }

    @Override
    public ImageBlocks blocks(Operand<TFloat32> levels) {
        throw needsWholeBatch("reading block outputs");
    }

    private static IllegalStateException needsWholeBatch(String operation) {
        return new IllegalStateException(
                operation + " needs whole batches, but the objective's wholeBatches() is false");
    }

    /**
     * Embeds texts. They do not affect each other, so they may be divided into chunks in any way.
     */
    @Override
    public Operand<TFloat32> texts(List<? extends Operand<TInt32>> inputs) {
        Operand<TInt32> rows =
                inputs.size() == 1
                        ? inputs.get(0)
                        : host.concat(List.<Operand<TInt32>>copyOf(inputs), host.constant(0));
        return pass(List.of(rows), Towers::texts);
    }

    private <T extends TType> Operand<TFloat32> pass(
            List<? extends Operand<T>> inputs,
            BiFunction<Towers, List<Operand<T>>, Operand<TFloat32>> embed) {
        int rows = Math.toIntExact(inputs.get(0).shape().get(0));
        Chunks chunks = Chunks.of(rows, Math.max(1, chunk / inputs.size()));
        Placeholder<TInt32> begin = Computation.input(tf, TInt32.class);
        List<Operand<T>> parts = new ArrayList<>();
        for (Operand<T> input : inputs) {
            parts.add(slice(input, begin, chunks.size()));
        }
        Towers towers = towers();
        Operand<TFloat32> embedded = embed.apply(towers, parts);
        CachedPass pass =
                new CachedPass(tf, chunks, inputs.size(), begin, embedded, towers.updates());
        passes.add(pass);
        return pass.cached();
    }

    private <T extends TType> Operand<T> slice(Operand<T> input, Operand<TInt32> begin, int rows) {
        int axes = input.shape().numDimensions();
        int[] size = new int[axes];
        for (int axis = 1; axis < axes; axis++) {
            size[axis] = Math.toIntExact(input.shape().get(axis));
        }
        size[0] = rows;
        Operand<TInt32> start =
                host.concat(
                        List.of(
                                host.reshape(begin, host.constant(new int[] {1})),
                                host.constant(new int[axes - 1])),
                        host.constant(0));
        return host.slice(input, start, host.constant(size));
    }

    private Towers towers() {
        return new Towers(tf, architecture, variables, statistics, products);
    }

    @Override
    public Operand<TFloat32> logitScale() {
        return towers().logitScale();
    }

    @Override
    public Variables variables() {
        return variables;
    }

    /** Returns an empty list, since the updates run with each chunk. */
    @Override
    public List<Op> updates() {
        return List.of();
    }
}
