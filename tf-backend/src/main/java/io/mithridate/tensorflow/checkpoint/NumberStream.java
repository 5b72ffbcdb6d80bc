package io.mithridate.tensorflow.checkpoint;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** Takes the numbers of a safetensors file's tensors, one after the other. */
public final class NumberStream {

    private static final int BLOCK = 1 << 20;

    private final FileChannel channel;
    private final long total;
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    private NumberStream(FileChannel channel, long total) {
        this.channel = channel;
        this.total = total;
    }

    /** Hands over numbers. */
    @FunctionalInterface
    public interface Content {

        /** Hands over just as many numbers as the tensors have. */
        void writeTo(NumberStream stream) throws IOException;
    }

    /** Writes a header. */
    static NumberStream begin(FileChannel channel, SortedMap<String, long[]> shapes)
            throws IOException {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        long total = 0;
        for (Map.Entry<String, long[]> shape : shapes.entrySet()) {
            long begin = total;
            total += Arrays.stream(shape.getValue()).reduce(1, Math::multiplyExact);
            entries.put(
                    shape.getKey(),
                    new TensorEntry(
                            ElementType.F32,
                            shape.getValue(),
                            begin * Float.BYTES,
                            total * Float.BYTES));
        }
        byte[] header = SafetensorsWriter.header(entries, Map.of());
        NumberStream stream = new NumberStream(channel, total);
        stream.block.putLong(header.length);
        stream.drain();
        SafetensorsWriter.writeFully(ByteBuffer.wrap(header), channel);
        return stream;
    }

    /**
     * Writes the next numbers.
     *
     * @throws IllegalStateException if there are more than the tensors have
     */
    public void write(float... numbers) throws IOException {
        written += numbers.length;
        if (written > total) {
            throw new IllegalStateException(
                    "%d numbers for tensors that have %d".formatted(written, total));
        }
        for (int offset = 0; offset < numbers.length; offset += BLOCK / Float.BYTES) {
            int count = Math.min(BLOCK / Float.BYTES, numbers.length - offset);
            block.asFloatBuffer().put(numbers, offset, count);
            block.position(count * Float.BYTES);
            drain();
        }
    }

    private void drain() throws IOException {
        SafetensorsWriter.writeFully(block.flip(), channel);
        block.clear();
    }

    /**
     * Ends the stream.
     *
     * @throws IllegalStateException if numbers are missing
     */
    void end() {
        if (written < total) {
            throw new IllegalStateException(
                    "%d numbers for tensors that have %d".formatted(written, total));
        }
    }
}
