package io.mithridate.tensorflow.training.feed;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Embeddings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.ByteDataBuffer;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.ndarray.buffer.IntDataBuffer;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * Tensors for one batch, which a loader writes and which are fed to the graph; reused for many
 * batches.
 *
 * <p>Only one thread may write at a time.
 */
public final class BatchBuffers implements AutoCloseable {

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, Operand<?>> operands = new LinkedHashMap<>();
    private final Map<String, ByteDataBuffer> pictures = new LinkedHashMap<>();
    private final Map<String, FloatDataBuffer> numbers = new LinkedHashMap<>();
    private final Map<String, IntDataBuffer> tokens = new LinkedHashMap<>();
    private final Map<String, TInt32> rows = new LinkedHashMap<>();
    private final Map<String, TFloat32> weights = new LinkedHashMap<>();
    private final Map<String, TFloat32> truths = new LinkedHashMap<>();
    private final BatchShape shape;
    private List<String> sampleIds = List.of();
    private List<Integer> unreadable = List.of();

    public BatchBuffers(Slots slots, BatchShape shape) {
        this.shape = shape;
        slots.pictures()
                .forEach(
                        (name, slot) -> {
                            TUint8 tensor = TUint8.tensorOf(slot.asOutput().shape());
                            keep("pictures/" + name, slot, tensor);
                            pictures.put(name, tensor.asRawTensor().data());
                        });
        slots.numbers()
                .forEach(
                        (name, slot) -> {
                            TFloat32 tensor = TFloat32.tensorOf(slot.asOutput().shape());
                            keep("numbers/" + name, slot, tensor);
                            numbers.put(name, tensor.asRawTensor().data().asFloats());
                        });
        slots.tokens()
                .forEach(
                        (name, slot) -> {
                            TInt32 tensor = TInt32.tensorOf(slot.asOutput().shape());
                            keep("tokens/" + name, slot, tensor);
                            tokens.put(name, tensor.asRawTensor().data().asInts());
                        });
        slots.rows()
                .forEach(
                        (name, slot) -> {
                            TInt32 tensor = TInt32.tensorOf(slot.asOutput().shape());
                            keep("rows/" + name, slot, tensor);
                            rows.put(name, tensor);
                        });
        slots.weights()
                .forEach(
                        (name, slot) -> {
                            TFloat32 tensor = TFloat32.tensorOf(slot.asOutput().shape());
                            keep("weights/" + name, slot, tensor);
                            weights.put(name, tensor);
                        });
        slots.truths()
                .forEach(
                        (name, slot) -> {
                            TFloat32 tensor = TFloat32.tensorOf(slot.asOutput().shape());
                            keep("truths/" + name, slot, tensor);
                            truths.put(name, tensor);
                        });
    }

    private void keep(String name, Operand<?> slot, Tensor tensor) {
        tensors.put(name, tensor);
        operands.put(name, slot);
    }

    void picture(String view, int position, Image image) {
        int bytes = shape.imageSize() * shape.imageSize() * Image.CHANNELS;
        if (image.rgb().length != bytes) {
            throw new IllegalStateException(
                    "%s for a model of %d pixels".formatted(image, shape.imageSize()));
        }
        buffer(pictures, view).offset((long) position * bytes).write(image.rgb());
    }

    void numbers(String view, int position, Embeddings table, int row) {
        int columns = table.dimension();
        buffer(numbers, view)
                .offset((long) position * columns)
                .write(table.values(), row * columns, columns);
    }

    void tokens(String text, int position, int[] ids) {
        buffer(tokens, text).offset((long) position * shape.contextLength()).write(ids);
    }

    /**
     * Writes a row of a sampled view: the sample of the batch that it belongs to, and its weight.
     */
    void chosen(String view, int row, int sample, float weight) {
        buffer(rows, view).setInt(sample, row);
        buffer(weights, view).setFloat(weight, row);
    }

    /**
     * Writes which positives of a sampled view are true of which of its samples.
     *
     * @param known the values of the first rows; the other rows are padding
     */
    void truths(String view, boolean[][] known) {
        TFloat32 tensor = buffer(truths, view);
        int rows = rows(view);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < rows; column++) {
                boolean isTrue = row < known.length && column < known.length && known[row][column];
                tensor.setFloat(isTrue ? 1 : 0, row, column);
            }
        }
    }

    int rows(String view) {
        return Math.toIntExact(buffer(rows, view).shape().get(0));
    }

    private static <T> T buffer(Map<String, T> buffers, String name) {
        T buffer = buffers.get(name);
        if (buffer == null) {
            throw new IllegalArgumentException("no buffer for '" + name + "'");
        }
        return buffer;
    }

    void sampleIds(List<String> ids) {
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
        tensors.forEach((name, tensor) -> runner.feed(operand(name), tensor));
    }

    private Operand<?> operand(String name) {
        return buffer(operands, name);
    }

    /** Returns a copy of everything that is fed, by name and as bytes, for comparisons. */
    public Map<String, List<Byte>> content() {
        Map<String, List<Byte>> content = new LinkedHashMap<>();
        tensors.forEach(
                (name, tensor) -> {
                    ByteDataBuffer data = tensor.asRawTensor().data();
                    byte[] bytes = new byte[Math.toIntExact(data.size())];
                    data.read(bytes);
                    List<Byte> boxed = new ArrayList<>(bytes.length);
                    for (byte value : bytes) {
                        boxed.add(value);
                    }
                    content.put(name, boxed);
                });
        return content;
    }

    /** Returns the amount of TensorFlow memory that the tensors take, in bytes. */
    public long bytes() {
        return tensors.values().stream().mapToLong(Tensor::numBytes).sum();
    }

    @Override
    public void close() {
        tensors.values().forEach(Tensor::close);
    }

    @Override
    public String toString() {
        return "BatchBuffers" + Arrays.toString(tensors.keySet().toArray());
    }
}
