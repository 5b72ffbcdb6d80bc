package io.mithridate.testkit;

import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a state to bytes and reads it again, as a store does: text in UTF-8, numbers in float32.
 */
final class StoredState {

    private StoredState() {}

    /** The state as it comes back from the store. */
    static AttackState storedAndRead(AttackState state) {
        try {
            return read(write(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] write(AttackState state) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(state.properties().size());
        for (Map.Entry<String, String> property : state.properties().entrySet()) {
            writeText(out, property.getKey());
            writeText(out, property.getValue());
        }
        out.writeInt(state.arrays().size());
        for (Map.Entry<String, NumberArray> array : state.arrays().entrySet()) {
            writeText(out, array.getKey());
            out.writeInt(array.getValue().shape().size());
            for (int length : array.getValue().shape()) {
                out.writeInt(length);
            }
            for (float value : array.getValue().values()) {
                out.writeFloat(value);
            }
        }
        out.writeInt(state.measurements().size());
        for (Map.Entry<String, Double> measured : state.measurements().entrySet()) {
            writeText(out, measured.getKey());
            out.writeDouble(measured.getValue());
        }
        return bytes.toByteArray();
    }

    private static AttackState read(byte[] bytes) throws IOException {
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        Map<String, String> properties = new LinkedHashMap<>();
        int propertyCount = in.readInt();
        for (int i = 0; i < propertyCount; i++) {
            properties.put(readText(in), readText(in));
        }
        Map<String, NumberArray> arrays = new LinkedHashMap<>();
        int arrayCount = in.readInt();
        for (int i = 0; i < arrayCount; i++) {
            arrays.put(readText(in), readArray(in));
        }
        Map<String, Double> measurements = new LinkedHashMap<>();
        int measurementCount = in.readInt();
        for (int i = 0; i < measurementCount; i++) {
            measurements.put(readText(in), in.readDouble());
        }
        return new AttackState(properties, arrays, measurements);
    }

    private static NumberArray readArray(DataInputStream in) throws IOException {
        List<Integer> shape = new ArrayList<>();
        int size = 1;
        int axes = in.readInt();
        for (int i = 0; i < axes; i++) {
            int length = in.readInt();
            shape.add(length);
            size *= length;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = in.readFloat();
        }
        return new NumberArray(shape, values);
    }

    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
