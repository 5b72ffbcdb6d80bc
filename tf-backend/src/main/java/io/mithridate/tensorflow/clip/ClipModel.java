package io.mithridate.tensorflow.clip;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.graph.Computation;
import io.mithridate.tensorflow.graph.Variables;
import io.mithridate.tensorflow.text.Tokenizer;
import java.util.List;
import java.util.Objects;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * A CLIP that embeds: batch norm with running statistics, batches of a fixed size whose last one is
 * filled up, so that an embedding does not depend on what else is embedded.
 */
public final class ClipModel implements ImageTextModel {

    private static final int BATCH = 64;

    private final Checkpoint checkpoint;
    private final Architecture architecture;
    private final Tokenizer tokenizer;
    private final double logitScale;
    private final Computation computation;
    private final Placeholder<TUint8> pixels;
    private final Placeholder<TInt32> tokens;
    private final Operand<TFloat32> imageEmbeddings;
    private final Operand<TFloat32> textEmbeddings;
    private final TUint8 pixelBatch;
    private final TInt32 tokenBatch;

    private ClipModel(Checkpoint checkpoint, ClipCheckpoint clip, Compute compute) {
        this.checkpoint = checkpoint;
        architecture = clip.architecture();
        tokenizer = clip.tokenizer();
        logitScale = Math.exp(Objects.requireNonNull(clip.weights().get("logit_scale"))[0]);
        computation = new Computation(compute);
        Ops tf = computation.ops();
        Variables variables = Variables.trained(tf);
        ForwardPass pass = new ForwardPass(tf, variables, false);
        Shape pixelShape =
                Shape.of(BATCH, architecture.imageSize(), architecture.imageSize(), Image.CHANNELS);
        Shape tokenShape = Shape.of(BATCH, architecture.contextLength());
        pixels = tf.placeholder(TUint8.class, Placeholder.shape(pixelShape));
        tokens = tf.placeholder(TInt32.class, Placeholder.shape(tokenShape));
        imageEmbeddings = architecture.embedImages(pass, pixels);
        textEmbeddings = architecture.embedTexts(pass, tokens);
        variables.load(computation.session(), clip.weights());
        pixelBatch = TUint8.tensorOf(pixelShape);
        tokenBatch = TInt32.tensorOf(tokenShape);
    }

    /**
     * Opens a checkpoint.
     *
     * @throws io.mithridate.api.model.InvalidCheckpointException if it is missing, damaged or of
     *     another shape
     */
    public static ClipModel open(Checkpoint checkpoint, Compute compute) {
        return new ClipModel(checkpoint, ClipCheckpoint.read(checkpoint), compute);
    }

    @Override
    public Checkpoint checkpoint() {
        return checkpoint;
    }

    @Override
    public int imageSize() {
        return architecture.imageSize();
    }

    @Override
    public Embeddings embedImages(List<Image> images) {
        int side = architecture.imageSize();
        for (Image image : images) {
            if (image.width() != side || image.height() != side) {
                throw new IllegalArgumentException(
                        "%s for a model that takes %d x %d pixels".formatted(image, side, side));
            }
        }
        int bytes = side * side * Image.CHANNELS;
        ByteDataBuffer data = pixelBatch.asRawTensor().data();
        return embed(
                images.size(),
                (row, index) -> data.offset((long) row * bytes).write(images.get(index).rgb()),
                pixels,
                pixelBatch,
                imageEmbeddings);
    }

    @Override
    public Embeddings embedTexts(List<String> texts) {
        int length = architecture.contextLength();
        IntDataBuffer data = tokenBatch.asRawTensor().data().asInts();
        return embed(
                texts.size(),
                (row, index) ->
                        data.offset((long) row * length).write(tokenizer.encode(texts.get(index))),
                tokens,
                tokenBatch,
                textEmbeddings);
    }

    /** Writes an input into a row of the batch. */
    private interface RowWriter {
        void write(int row, int index);
    }

    private Embeddings embed(
            int count, RowWriter writer, Operand<?> input, Tensor batch, Operand<TFloat32> output) {
        int dimension = architecture.embeddingDimension();
        float[] values = new float[Math.multiplyExact(count, dimension)];
        float[] rows = new float[BATCH * dimension];
        for (int first = 0; first < count; first += BATCH) {
            int used = Math.min(BATCH, count - first);
            for (int row = 0; row < BATCH; row++) {
                writer.write(row, first + Math.min(row, used - 1));
            }
            try (Result result =
                    computation.session().runner().feed(input, batch).fetch(output).run()) {
                ((TFloat32) result.get(0)).copyTo(DataBuffers.of(rows, false, false));
            }
            System.arraycopy(rows, 0, values, first * dimension, used * dimension);
        }
        return new Embeddings(count, dimension, values);
    }

    @Override
    public double logitScale() {
        return logitScale;
    }

    @Override
    public void close() {
        pixelBatch.close();
        tokenBatch.close();
        computation.close();
    }
}
