package io.mithridate.tensorflow.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** Writes the numbers of a safetensors file's tensors, one tensor after the other. */
public final class TensorNumberWriter {

    private static final int BLOCK = 1 << 20;

    private final OutputStream bytes;
    private final long total;
    private final ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    private TensorNumberWriter(OutputStream bytes, long total) {
        this.bytes = bytes;
        this.total = total;
    }

    /** Supplies the numbers of a file's tensors. */
    @FunctionalInterface
    public interface Content {

        /** Writes exactly as many numbers as the tensors have. */
        void writeTo(TensorNumberWriter writer) throws IOException;
    }

    /** Writes the header and returns a writer of the numbers. */
    static TensorNumberWriter begin(OutputStream bytes, SortedMap<String, long[]> shapes)
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
        TensorNumberWriter writer = new TensorNumberWriter(bytes, total);
        writer.block.putLong(header.length);
        SafetensorsWriter.drain(writer.block, bytes);
        bytes.write(header);
        return writer;
    }

    /**
     * Writes the next numbers.
     *
     * @throws IllegalStateException if more numbers are written than the tensors have
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
            SafetensorsWriter.drain(block, bytes);
        }
    }

    /**
     * Finishes writing.
     *
     * @throws IllegalStateException if fewer numbers were written than the tensors have
     */
    void end() {
        if (written < total) {
            throw new IllegalStateException(
                    "%d numbers for tensors that have %d".formatted(written, total));
        }
    }
}
