package io.mithridate.tensorflow.clip;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import java.util.Map;
import java.util.function.IntFunction;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Both towers of a CLIP, opened to embed: batch norm with running statistics, batches of a fixed
 * size whose last one is filled up, so that an embedding does not depend on what else is embedded.
 *
 * <p>Holds native memory until it is closed. Safe for use by one thread at a time.
 */
public final class ClipTowers implements AutoCloseable {

    private static final int LARGEST_BATCH = 64;

    /** Pixels of a batch of pictures, unless one alone has more: what bounds the memory. */
    private static final int PIXELS = 1 << 20;

    private final Architecture architecture;
    private final int imageBatch;
    private final Computation computation;
    private final Placeholder<TUint8> pixels;
    private final Operand<TFloat32> normalised;
    private final Placeholder<TInt32> tokens;
    private final Operand<TFloat32> imageEmbeddings;
    private final Operand<TFloat32> textEmbeddings;

    /**
     * Builds the towers.
     *
     * @param weights by name, in the order of axes at rest; not kept
     */
    public ClipTowers(Architecture architecture, Map<String, float[]> weights, Compute compute) {
        this.architecture = architecture;
        imageBatch = imageBatch(architecture.imageSize());
        computation = new Computation(compute);
        Ops tf = computation.ops();
        Variables variables = Variables.trained(tf);
        ForwardPass pass = new ForwardPass(tf, variables, false);
        pixels = tf.placeholder(TUint8.class, Placeholder.shape(pictureShape()));
        tokens = tf.placeholder(TInt32.class, Placeholder.shape(tokenShape()));
        normalised = Pixels.normalised(tf, pixels);
        imageEmbeddings = architecture.embedNormalised(pass, normalised);
        textEmbeddings = architecture.embedTexts(pass, tokens);
        variables.load(computation.session(), weights);
    }

    /** How many pictures of a size are embedded at once. */
    private static int imageBatch(int size) {
        int batch = LARGEST_BATCH;
        while (batch > 1 && (long) batch * size * size > PIXELS) {
            batch /= 2;
        }
        return batch;
    }

    private Shape pictureShape() {
        return Shape.of(
                imageBatch, architecture.imageSize(), architecture.imageSize(), Image.CHANNELS);
    }

    private Shape tokenShape() {
        return Shape.of(LARGEST_BATCH, architecture.contextLength());
    }

    /** How many pictures are embedded at once: what to hand over in multiples of. */
    public int imageBatch() {
        return imageBatch;
    }

    /** How many texts are embedded at once: what to hand over in multiples of. */
    public int textBatch() {
        return LARGEST_BATCH;
    }

    /**
     * Embeds pictures as a decoder gives them.
     *
     * @param rgb (size, size, 3) of each, from 0 to 255
     */
    public Embeddings pictures(int count, IntFunction<byte[]> rgb) {
        long numbers = pictureShape().size() / imageBatch;
        try (TUint8 batch = TUint8.tensorOf(pictureShape())) {
            ByteDataBuffer data = batch.asRawTensor().data();
            return embed(
                    count,
                    imageBatch,
                    (row, index) -> data.offset(row * numbers).write(rgb.apply(index)),
                    new Source(pixels, batch, imageEmbeddings));
        }
    }

    /**
     * Embeds pictures that are already normalised.
     *
     * @param values (size, size, 3) of each
     */
    public Embeddings normalised(int count, IntFunction<float[]> values) {
        long numbers = pictureShape().size() / imageBatch;
        try (TFloat32 batch = TFloat32.tensorOf(pictureShape())) {
            FloatDataBuffer data = batch.asRawTensor().data().asFloats();
            return embed(
                    count,
                    imageBatch,
                    (row, index) -> data.offset(row * numbers).write(values.apply(index)),
                    new Source(normalised, batch, imageEmbeddings));
        }
    }

    /**
     * Embeds texts that are already tokens.
     *
     * @param ids the row of each, as long as the model's context
     */
    public Embeddings tokens(int count, IntFunction<int[]> ids) {
        long numbers = architecture.contextLength();
        try (TInt32 batch = TInt32.tensorOf(tokenShape())) {
            IntDataBuffer data = batch.asRawTensor().data().asInts();
            return embed(
                    count,
                    LARGEST_BATCH,
                    (row, index) -> data.offset(row * numbers).write(ids.apply(index)),
                    new Source(tokens, batch, textEmbeddings));
        }
    }

    /** Writes an input into a row of the batch. */
    private interface RowWriter {
        void write(int row, int index);
    }

    /** What is fed, and what comes of it. */
    private record Source(Operand<?> input, Tensor batch, Operand<TFloat32> output) {}

    private Embeddings embed(int count, int batch, RowWriter writer, Source source) {
        int dimension = architecture.embeddingDimension();
        float[] values = new float[Math.multiplyExact(count, dimension)];
        float[] rows = new float[batch * dimension];
        for (int first = 0; first < count; first += batch) {
            int used = Math.min(batch, count - first);
            for (int row = 0; row < batch; row++) {
                writer.write(row, first + Math.min(row, used - 1));
            }
            try (Result result =
                    computation
                            .session()
                            .runner()
                            .feed(source.input(), source.batch())
                            .fetch(source.output())
                            .run()) {
                ((TFloat32) result.get(0)).copyTo(DataBuffers.of(rows, false, false));
            }
            System.arraycopy(rows, 0, values, first * dimension, used * dimension);
        }
        return new Embeddings(count, dimension, values);
    }

    @Override
    public void close() {
        computation.close();
    }
}
