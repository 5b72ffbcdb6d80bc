package io.mithridate.tensorflow.clip;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.layers.BatchNorm;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.UsedTokens;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;
import org.tensorflow.types.family.TType;

/**
 * Both towers of a CLIP model, opened for embedding.
 *
 * <p>Batch norm uses the running statistics, batches have a fixed size (the last one is padded),
 * and texts are computed only up to the length they need, so that an embedding does not depend on
 * what else is embedded.
 *
 * <p>Holds native memory until it is closed. Safe for use by one thread at a time.
 */
public final class ClipTowers implements AutoCloseable {

    private static final int MAX_BATCH_SIZE = 64;

    /**
     * The maximum number of pixels in a batch, unless a single picture has more. This bounds memory
     * use.
     */
    private static final int MAX_BATCH_PIXELS = 1 << 20;

    /**
     * The number of batches of texts that callers should pass at once. The more texts are passed,
     * the fewer batches need padding.
     */
    private static final int TEXT_BATCHES = 16;

    private final Architecture architecture;
    private final int imageBatch;
    private final Computation computation;
    private final Placeholder<TUint8> pixels;
    private final Operand<TFloat32> normalizedPixels;
    private final Placeholder<TInt32> tokens;
    private final Operand<TFloat32> imageEmbeddings;
    private final Operand<TFloat32> textEmbeddings;

    /**
     * Builds the towers.
     *
     * @param weights the weights by name, in the axis order of checkpoint files; not kept
     */
    public ClipTowers(Architecture architecture, Map<String, float[]> weights, Compute compute) {
        this.architecture = architecture;
        imageBatch = imageBatch(architecture.imageSize());
        computation = new Computation(compute);
        Ops tf = computation.ops();
        Variables variables = Variables.frozen(tf, "frozen.");
        ForwardPass pass =
                new ForwardPass(
                        tf,
                        variables,
                        new BatchNorm(tf, BatchNorm.Statistics.running()),
                        computation.products());
        pixels = Computation.input(tf, TUint8.class, pictureShape());
        tokens = Computation.input(tf, TInt32.class, MAX_BATCH_SIZE, Shape.UNKNOWN_SIZE);
        normalizedPixels = Pixels.normalised(tf, pixels);
        imageEmbeddings = architecture.embedNormalised(pass, normalizedPixels);
        textEmbeddings = architecture.embedTexts(pass, tokens);
        variables.load(computation.session(), weights);
    }

    /** Returns the batch size for pictures with the given side. */
    private static int imageBatch(int size) {
        int batch = MAX_BATCH_SIZE;
        while (batch > 1 && (long) batch * size * size > MAX_BATCH_PIXELS) {
            batch /= 2;
        }
        return batch;
    }

    private Shape pictureShape() {
        return Shape.of(
                imageBatch, architecture.imageSize(), architecture.imageSize(), Image.CHANNELS);
    }

    /** Returns the batch size for pictures; callers should pass multiples of it. */
    public int imageBatch() {
        return imageBatch;
    }

    /** Returns the number of texts to embed at once; callers should pass multiples of it. */
    public int textBatch() {
        return MAX_BATCH_SIZE * TEXT_BATCHES;
    }

    /**
     * Embeds pictures as returned by a decoder.
     *
     * @param rgb the pixels of each picture, (size, size, 3), from 0 to 255
     */
    public Embeddings embedPictures(int count, IntFunction<byte[]> rgb) {
        return embed(
                count,
                RowBatch.inOrder(count, imageBatch),
                new Input<>(
                        pixels,
                        length -> TUint8.tensorOf(pictureShape()),
                        (batch, row, index) -> {
                            byte[] numbers = rgb.apply(index);
                            batch.asRawTensor()
                                    .data()
                                    .offset((long) row * numbers.length)
                                    .write(numbers);
                        }),
                imageEmbeddings);
    }

    /**
     * Embeds pictures that are already normalized.
     *
     * @param values the pixels of each picture, (size, size, 3)
     */
    public Embeddings embedNormalised(int count, IntFunction<float[]> values) {
        return embed(
                count,
                RowBatch.inOrder(count, imageBatch),
                new Input<>(
                        normalizedPixels,
                        length -> TFloat32.tensorOf(pictureShape()),
                        (batch, row, index) -> {
                            float[] numbers = values.apply(index);
                            batch.asRawTensor()
                                    .data()
                                    .asFloats()
                                    .offset((long) row * numbers.length)
                                    .write(numbers);
                        }),
                imageEmbeddings);
    }

    /**
     * Embeds texts that are already tokenized.
     *
     * @param ids the token ids of each text, as long as the model's context
     */
    public Embeddings embedTokens(int count, IntFunction<int[]> ids) {
        int[][] rows = IntStream.range(0, count).mapToObj(ids).toArray(int[][]::new);
        int[] lengths = Arrays.stream(rows).mapToInt(UsedTokens::length).toArray();
        return embed(
                count,
                RowBatch.byLength(lengths, MAX_BATCH_SIZE),
                new Input<>(
                        tokens,
                        length -> TInt32.tensorOf(Shape.of(MAX_BATCH_SIZE, length)),
                        (batch, row, index) ->
                                batch.asRawTensor()
                                        .data()
                                        .asInts()
                                        .offset((long) row * lengths[index])
                                        .write(rows[index], 0, lengths[index])),
                textEmbeddings);
    }

    /** Writes an input into a row of a batch. */
    private interface RowWriter<T> {
        void write(T batch, int row, int index);
    }

    /**
     * The way in which one kind of input is fed to the graph.
     *
     * @param operand the operand that is fed
     * @param batch creates an empty batch with rows of a given length
     * @param writer writes one input into a row of the batch
     */
    private record Input<T extends TType>(
            Operand<T> operand, IntFunction<T> batch, RowWriter<T> writer) {

        /** Writes rows into a batch, repeating the last one until the batch is full. */
        void fill(T tensor, List<Integer> rows) {
            for (int row = 0; row < tensor.shape().get(0); row++) {
                writer.write(tensor, row, rows.get(Math.min(row, rows.size() - 1)));
            }
        }
    }

    private <T extends TType> Embeddings embed(
            int count, List<RowBatch> batches, Input<T> input, Operand<TFloat32> output) {
        int dimension = architecture.embeddingDimension();
        float[] values = new float[Math.multiplyExact(count, dimension)];
        for (RowBatch batch : batches) {
            try (T fed = input.batch().apply(batch.length())) {
                input.fill(fed, batch.rows());
                try (Result result =
                        computation
                                .session()
                                .runner()
                                .feed(input.operand(), fed)
                                .fetch(output)
                                .run()) {
                    copyRows((TFloat32) result.get(0), batch.rows(), values);
                }
            }
        }
        return new Embeddings(count, dimension, values);
    }

    private void copyRows(TFloat32 embedded, List<Integer> rows, float[] values) {
        int dimension = architecture.embeddingDimension();
        float[] numbers = Computation.numbers(embedded);
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(
                    numbers, row * dimension, values, rows.get(row) * dimension, dimension);
        }
    }

    @Override
    public void close() {
        computation.close();
    }
}
