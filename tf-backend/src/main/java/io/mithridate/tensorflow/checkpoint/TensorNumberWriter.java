package io.mithridate.tensorflow.checkpoint;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Writes the numbers of a safetensors file's tensors, one tensor after the other. */
public final class TensorNumberWriter {

    private static final int BLOCK_BYTES = 1 << 20;
    private static final int ALIGNMENT = 8;

    private final OutputStream bytes;
    private final long total;
    private final ByteBuffer block =
            ByteBuffer.allocate(BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
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

    /**
     * Writes a file. Tensors of 64-bit integers come first, so that every tensor is aligned to its
     * element size; within a type, tensors are sorted by name.
     */
    static void write(
            OutputStream bytes, Map<String, ? extends Tensor> tensors, Map<String, String> metadata)
            throws IOException {
        Map<String, Tensor> sorted = new TreeMap<>(tensors);
        Map<String, Tensor> inOrder = new LinkedHashMap<>(sorted);
        inOrder.values().removeIf(tensor -> !(tensor instanceof LongTensor));
        sorted.forEach(inOrder::putIfAbsent);
        Map<String, TensorSpec> specs = new LinkedHashMap<>();
        inOrder.forEach(
                (name, tensor) ->
                        specs.put(
                                name,
                                new TensorSpec(
                                        tensor instanceof LongTensor
                                                ? ElementType.I64
                                                : ElementType.F32,
                                        tensor.shape())));
        TensorNumberWriter writer = begin(bytes, specs, metadata);
        for (Tensor tensor : inOrder.values()) {
            if (tensor instanceof LongTensor whole) {
                writer.write(whole.data());
            } else if (tensor instanceof DeferredTensor deferred) {
                writer.write(deferred.tensor().data());
            } else {
                writer.write(((FloatTensor) tensor).data());
            }
        }
        writer.end();
    }

    /** Writes the header and returns a writer of the numbers. */
    static TensorNumberWriter begin(
            OutputStream bytes, Map<String, TensorSpec> specs, Map<String, String> metadata)
            throws IOException {
        byte[] header = encodeHeader(specs, metadata);
        long total = specs.values().stream().mapToLong(spec -> Tensor.size(spec.shape())).sum();
        TensorNumberWriter writer = new TensorNumberWriter(bytes, total);
        writer.block.putLong(header.length);
        writer.drain();
        bytes.write(header);
        return writer;
    }

    /** Returns the bytes of a header, padded so that the data after it is aligned. */
    private static byte[] encodeHeader(Map<String, TensorSpec> specs, Map<String, String> metadata)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(SafetensorsHeader.METADATA);
                for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            long begin = 0;
            for (Map.Entry<String, TensorSpec> tensor : specs.entrySet()) {
                TensorSpec spec = tensor.getValue();
                long end = begin + (long) Tensor.size(spec.shape()) * spec.type().bytes();
                writeEntry(json, tensor.getKey(), spec, begin, end);
                begin = end;
            }
            json.writeEndObject();
        }
        int padding = Math.floorMod(-bytes.size(), ALIGNMENT);
        bytes.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static void writeEntry(
            JsonGenerator json, String name, TensorSpec spec, long begin, long end)
            throws IOException {
        if (name.equals(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException("a tensor cannot be named " + name);
        }
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", spec.type().name());
        json.writeFieldName("shape");
        json.writeArray(spec.shape(), 0, spec.shape().length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {begin, end}, 0, 2);
        json.writeEndObject();
    }

    /**
     * Writes the next numbers.
     *
     * @throws IllegalStateException if more numbers are written than the tensors have
     */
    public void write(float... numbers) throws IOException {
        addToCount(numbers.length);
        for (int offset = 0; offset < numbers.length; offset += BLOCK_BYTES / Float.BYTES) {
            int count = Math.min(BLOCK_BYTES / Float.BYTES, numbers.length - offset);
            block.asFloatBuffer().put(numbers, offset, count);
            block.position(count * Float.BYTES);
            drain();
        }
    }

    private void write(long[] numbers) throws IOException {
        addToCount(numbers.length);
        for (int offset = 0; offset < numbers.length; offset += BLOCK_BYTES / Long.BYTES) {
            int count = Math.min(BLOCK_BYTES / Long.BYTES, numbers.length - offset);
            block.asLongBuffer().put(numbers, offset, count);
            block.position(count * Long.BYTES);
            drain();
        }
    }

    private void addToCount(int numbers) {
        written += numbers;
        if (written > total) {
            throw wrongNumber();
        }
    }

    /** Writes the block up to its position, then clears it. */
    private void drain() throws IOException {
        bytes.write(block.array(), block.arrayOffset(), block.position());
        block.clear();
    }

    /**
     * Finishes writing.
     *
     * @throws IllegalStateException if fewer numbers were written than the tensors have
     */
    void end() {
        if (written < total) {
            throw wrongNumber();
        }
    }

    private IllegalStateException wrongNumber() {
        return new IllegalStateException(
                "%d numbers for tensors that have %d".formatted(written, total));
    }
}
