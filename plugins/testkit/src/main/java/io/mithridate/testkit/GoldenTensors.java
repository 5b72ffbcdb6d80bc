package io.mithridate.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Reference values from another implementation, read from a safetensors file among the test
 * resources.
 *
 * <p>Supports the types used in golden files ({@code U8}, {@code I64}, {@code F32} and {@code F64})
 * and does not validate the file. The backend has its own reader for a model's weights.
 */
public final class GoldenTensors {

    private static final Pattern TENSOR =
            Pattern.compile(
                    "\"([^\"]+)\"\\s*:\\s*\\{\\s*\"dtype\"\\s*:\\s*\"(\\w+)\"\\s*,"
                        + "\\s*\"shape\"\\s*:\\s*\\[([\\d,\\s]*)]\\s*,"
                        + "\\s*\"data_offsets\"\\s*:\\s*\\[\\s*(\\d+)\\s*,\\s*(\\d+)\\s*]\\s*}");

    private final Map<String, Tensor> tensors;

    private GoldenTensors(Map<String, Tensor> tensors) {
        this.tensors = tensors;
    }

    /**
     * Reads a resource in the package of a test class.
     *
     * @throws IllegalArgumentException if there is no such resource
     */
    public static GoldenTensors read(Class<?> test, String resource) {
        try (InputStream in = test.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException(
                        "no resource '%s' beside %s".formatted(resource, test.getName()));
            }
            return parse(ByteBuffer.wrap(in.readAllBytes()).order(ByteOrder.LITTLE_ENDIAN));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GoldenTensors parse(ByteBuffer file) {
        int headerLength = Math.toIntExact(file.getLong());
        byte[] headerBytes = new byte[headerLength];
        file.get(headerBytes);
        String header = new String(headerBytes, StandardCharsets.UTF_8);
        ByteBuffer data = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        Map<String, Tensor> tensors = new HashMap<>();
        TENSOR.matcher(header)
                .results()
                .forEach(match -> tensors.put(match.group(1), tensor(match, data)));
        return new GoldenTensors(tensors);
    }

    private static Tensor tensor(MatchResult match, ByteBuffer data) {
        int begin = Integer.parseInt(match.group(4));
        int end = Integer.parseInt(match.group(5));
        int[] shape =
                match.group(3).isBlank()
                        ? new int[0]
                        : Arrays.stream(match.group(3).split(",", -1))
                                .mapToInt(length -> Integer.parseInt(length.strip()))
                                .toArray();
        return new Tensor(
                match.group(2),
                shape,
                data.slice(begin, end - begin).order(ByteOrder.LITTLE_ENDIAN));
    }

    /** Returns the names of all tensors, sorted. */
    public Set<String> names() {
        return new TreeSet<>(tensors.keySet());
    }

    /** Returns the lengths of a tensor's axes, slowest first. */
    public int[] shape(String name) {
        return tensor(name).shape.clone();
    }

    /** Returns the values of a {@code U8} tensor. */
    public byte[] bytes(String name) {
        ByteBuffer data = dataOfType(name, "U8");
        byte[] values = new byte[data.remaining()];
        data.get(values);
        return values;
    }

    /** Returns the values of an {@code I64} tensor. */
    public long[] longs(String name) {
        ByteBuffer data = dataOfType(name, "I64");
        long[] values = new long[data.remaining() / Long.BYTES];
        data.asLongBuffer().get(values);
        return values;
    }

    /** Returns the values of an {@code F32} tensor. */
    public float[] floats(String name) {
        ByteBuffer data = dataOfType(name, "F32");
        float[] values = new float[data.remaining() / Float.BYTES];
        data.asFloatBuffer().get(values);
        return values;
    }

    /** Returns the values of an {@code F64} tensor. */
    public double[] doubles(String name) {
        ByteBuffer data = dataOfType(name, "F64");
        double[] values = new double[data.remaining() / Double.BYTES];
        data.asDoubleBuffer().get(values);
        return values;
    }

    private ByteBuffer dataOfType(String name, String type) {
        Tensor tensor = tensor(name);
        if (!tensor.type.equals(type)) {
            throw new IllegalArgumentException(
                    "tensor '%s' is of type %s, not %s".formatted(name, tensor.type, type));
        }
        return tensor.data.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    }

    private Tensor tensor(String name) {
        Tensor tensor = tensors.get(name);
        if (tensor == null) {
            throw new IllegalArgumentException("no tensor '%s', only %s".formatted(name, names()));
        }
        return tensor;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Tensor(String type, int[] shape, ByteBuffer data) {}
}
