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
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes tensors as a safetensors file. Tensors of 64-bit integers come first, so that every tensor
 * is aligned to its element size; within a type, tensors are sorted by name.
 */
final class SafetensorsWriter {

    private static final int BLOCK = 1 << 20;
    private static final int ALIGNMENT = 8;

    private final SortedMap<String, LongTensor> longs = new TreeMap<>();
    private final SortedMap<String, Tensor> floats = new TreeMap<>();
    private final SortedMap<String, String> metadata;

    SafetensorsWriter(Map<String, ? extends Tensor> tensors, Map<String, String> metadata) {
        this.metadata = new TreeMap<>(metadata);
        tensors.forEach(this::add);
    }

    private void add(String name, Tensor tensor) {
        if (name.equals(SafetensorsHeader.METADATA)) {
            throw new IllegalArgumentException(
                    "a tensor cannot be named " + SafetensorsHeader.METADATA);
        }
        if (tensor instanceof LongTensor whole) {
            longs.put(name, whole);
        } else {
            floats.put(name, tensor);
        }
    }

    void writeTo(OutputStream bytes) throws IOException {
        byte[] header = header();
        ByteBuffer block = ByteBuffer.allocate(BLOCK).order(ByteOrder.LITTLE_ENDIAN);
        block.putLong(header.length);
        drain(block, bytes);
        bytes.write(header);
        for (LongTensor tensor : longs.values()) {
            long[] data = tensor.data();
            for (int offset = 0; offset < data.length; offset += BLOCK / Long.BYTES) {
                int count = Math.min(BLOCK / Long.BYTES, data.length - offset);
                block.asLongBuffer().put(data, offset, count);
                block.position(count * Long.BYTES);
                drain(block, bytes);
            }
        }
        for (Tensor tensor : floats.values()) {
            float[] data = floats(tensor);
            for (int offset = 0; offset < data.length; offset += BLOCK / Float.BYTES) {
                int count = Math.min(BLOCK / Float.BYTES, data.length - offset);
                block.asFloatBuffer().put(data, offset, count);
                block.position(count * Float.BYTES);
                drain(block, bytes);
            }
        }
    }

    private static float[] floats(Tensor tensor) {
        return tensor instanceof DeferredTensor deferred
                ? deferred.tensor().data()
                : ((FloatTensor) tensor).data();
    }

    private byte[] header() throws IOException {
        Map<String, TensorEntry> entries = new LinkedHashMap<>();
        long begin = 0;
        for (Map.Entry<String, LongTensor> entry : longs.entrySet()) {
            begin = place(entries, entry.getKey(), ElementType.I64, entry.getValue(), begin);
        }
        for (Map.Entry<String, Tensor> entry : floats.entrySet()) {
            begin = place(entries, entry.getKey(), ElementType.F32, entry.getValue(), begin);
        }
        return header(entries, metadata);
    }

    private static long place(
            Map<String, TensorEntry> entries,
            String name,
            ElementType type,
            Tensor tensor,
            long begin) {
        long end = begin + (long) tensor.size() * type.bytes();
        entries.put(name, new TensorEntry(type, tensor.shape(), begin, end));
        return end;
    }

    /** Returns the bytes of a header, padded so that the data after it is aligned. */
    static byte[] header(Map<String, TensorEntry> entries, Map<String, String> metadata)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
            json.writeStartObject();
            if (!metadata.isEmpty()) {
                json.writeObjectFieldStart(SafetensorsHeader.METADATA);
                for (Map.Entry<String, String> entry : metadata.entrySet()) {
                    json.writeStringField(entry.getKey(), entry.getValue());
                }
                json.writeEndObject();
            }
            for (Map.Entry<String, TensorEntry> entry : entries.entrySet()) {
                describe(json, entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
        }
        int padding = Math.floorMod(-bytes.size(), ALIGNMENT);
        bytes.write(" ".repeat(padding).getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    private static void describe(JsonGenerator json, String name, TensorEntry entry)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeStringField("dtype", entry.type().name());
        json.writeFieldName("shape");
        json.writeArray(entry.shape(), 0, entry.shape().length);
        json.writeFieldName("data_offsets");
        json.writeArray(new long[] {entry.begin(), entry.end()}, 0, 2);
        json.writeEndObject();
    }

    /** Writes a block up to its position, then clears it. */
    static void drain(ByteBuffer block, OutputStream bytes) throws IOException {
        bytes.write(block.array(), block.arrayOffset(), block.position());
        block.clear();
    }
}
