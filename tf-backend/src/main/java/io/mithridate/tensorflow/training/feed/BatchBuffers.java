package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Embeddings;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The tensors of one batch. A loader writes them, they are fed to the graph, and later batches
 * reuse them.
 *
 * <p>Only one thread may write at a time.
 */
public final class BatchBuffers implements AutoCloseable {

    private static final String PICTURES = "pictures/";
    private static final String NUMBERS = "numbers/";
    private static final String TOKENS = "tokens/";
    private static final String ROWS = "rows/";
    private static final String WEIGHTS = "weights/";
    private static final String TRUTHS = "truths/";

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Operand<?>> operands = new LinkedHashMap<>();
    private final BatchShape shape;
    private List<String> sampleIds = List.of();
    private List<Integer> unreadable = List.of();
    private volatile boolean stopped;

    public BatchBuffers(Slots slots, BatchShape shape) {
        this.shape = shape;
        slots.pictures().forEach((name, slot) -> add(PICTURES + name, slot, TUint8::tensorOf));
        slots.numbers().forEach((name, slot) -> add(NUMBERS + name, slot, TFloat32::tensorOf));
        slots.tokens().forEach((name, slot) -> add(TOKENS + name, slot, TInt32::tensorOf));
        slots.rows().forEach((name, slot) -> add(ROWS + name, slot, TInt32::tensorOf));
        slots.weights().forEach((name, slot) -> add(WEIGHTS + name, slot, TFloat32::tensorOf));
        slots.truths().forEach((name, slot) -> add(TRUTHS + name, slot, TFloat32::tensorOf));
    }

    private void add(String name, Operand<?> slot, Function<Shape, Tensor> tensor) {
        tensors.put(name, tensor.apply(slot.shape()));
        operands.put(name, slot);
    }

    private ByteDataBuffer data(String name) {
        return tensor(name).asRawTensor().data();
    }

    private Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no buffer for '" + name + "'");
        }
        return tensor;
    }

    void writePicture(String view, int position, Image image) {
        int bytes = shape.imageSize() * shape.imageSize() * Image.CHANNELS;
        if (image.rgb().length != bytes) {
            throw new IllegalStateException(
                    "%s for a model of %d pixels".formatted(image, shape.imageSize()));
        }
        data(PICTURES + view).offset((long) position * bytes).write(image.rgb());
    }

    void writeNumbers(String view, int position, Embeddings table, int row) {
        int columns = table.dimension();
        data(NUMBERS + view)
                .asFloats()
                .offset((long) position * columns)
                .write(table.values(), row * columns, columns);
    }

    void writeTokens(String text, int position, int[] ids) {
        data(TOKENS + text).asInts().offset((long) position * shape.contextLength()).write(ids);
    }

    /**
     * Writes a row of a sampled view: the sample of the batch that it belongs to, and its weight.
     */
    void writeSubCaptionRow(String view, int row, int sample, float weight) {
        data(ROWS + view).asInts().setInt(sample, row);
        data(WEIGHTS + view).asFloats().setFloat(weight, row);
    }

    /**
     * Writes the matrix that marks, for each positive of a sampled view, the samples of the view
     * that the positive is known to be true of.
     *
     * @param known the values of the first rows; the other rows are padding
     */
    void writeTruths(String view, boolean[][] known) {
        FloatDataBuffer matrix = data(TRUTHS + view).asFloats();
        int rows = rowCount(view);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < rows; column++) {
                boolean isTrue = row < known.length && column < known.length && known[row][column];
                matrix.setFloat(isTrue ? 1 : 0, (long) row * rows + column);
            }
        }
    }

    int rowCount(String view) {
        return Math.toIntExact(tensor(ROWS + view).shape().get(0));
    }

    void setSampleIds(List<String> ids) {
        sampleIds = List.copyOf(ids);
    }

    List<String> sampleIds() {
        return sampleIds;
    }

    /** Sets the samples that were replaced by others because their pictures cannot be decoded. */
    public void unreadable(List<Integer> samples) {
        unreadable = List.copyOf(samples);
    }

    public List<Integer> unreadable() {
        return unreadable;
    }

    public void addTo(Session.Runner runner) {
        operands.forEach((name, slot) -> runner.feed(slot, tensor(name)));
    }

    /** Asks the thread that writes this batch to stop soon; may be called by any thread. */
    void stop() {
        stopped = true;
    }

    boolean isStopped() {
        return stopped;
    }

    /** Returns everything that is fed, by kind and name. */
    public Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
    }
}
