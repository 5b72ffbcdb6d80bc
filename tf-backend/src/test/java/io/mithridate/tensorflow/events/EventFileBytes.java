package io.mithridate.tensorflow.events;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads event files byte by byte, without the classes that write them. */
final class EventFileBytes {

    private static final int CRC32C_POLYNOMIAL = 0x82f63b78;

    private EventFileBytes() {}

    /** Returns the records of a file; fails if a checksum does not match. */
    static List<byte[]> records(byte[] file) {
        List<byte[]> records = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            byte[] length = take(buffer, 8);
            requireChecksum(length, buffer.getInt());
            byte[] record =
                    take(
                            buffer,
                            Math.toIntExact(
                                    ByteBuffer.wrap(length)
                                            .order(ByteOrder.LITTLE_ENDIAN)
                                            .getLong()));
            requireChecksum(record, buffer.getInt());
            records.add(record);
        }
        return records;
    }

    /** Returns a message's fields by number; length-delimited values are bytes, others longs. */
    static Map<Integer, List<Object>> fields(byte[] message) {
        Map<Integer, List<Object>> fields = new LinkedHashMap<>();
        ByteBuffer buffer = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            long tag = varint(buffer);
            Object value =
                    switch ((int) (tag & 7)) {
                        case 0 -> varint(buffer);
                        case 1 -> buffer.getLong();
                        case 2 -> take(buffer, (int) varint(buffer));
                        case 5 -> (long) buffer.getInt();
                        default -> throw new AssertionError("wire type " + (tag & 7));
                    };
            fields.computeIfAbsent((int) (tag >> 3), any -> new ArrayList<>()).add(value);
        }
        return fields;
    }

    /** Returns the value at a path of field numbers, using the first value of each field. */
    static Object valueAt(byte[] message, int... path) {
        Object value = message;
        for (int field : path) {
            value = fields((byte[]) value).getOrDefault(field, List.of()).get(0);
        }
        return value;
    }

    static String text(Object bytes) {
        return new String((byte[]) bytes, StandardCharsets.UTF_8);
    }

    static double number(Object bits) {
        return Double.longBitsToDouble((Long) bits);
    }

    static float floatValue(Object bits) {
        return Float.intBitsToFloat(((Long) bits).intValue());
    }

    private static byte[] take(ByteBuffer buffer, int count) {
        byte[] bytes = new byte[count];
        buffer.get(bytes);
        return bytes;
    }

    private static long varint(ByteBuffer buffer) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = buffer.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static void requireChecksum(byte[] data, int masked) {
        int unmasked = masked - 0xa282ead8;
        int stored = (unmasked << 15) | (unmasked >>> 17);
        if (stored != crc32c(data)) {
            throw new AssertionError("the checksum does not match");
        }
    }

    /** Computes CRC-32C bit by bit from its polynomial. */
    private static int crc32c(byte[] data) {
        int crc = -1;
        for (byte b : data) {
            crc ^= b & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : CRC32C_POLYNOMIAL);
            }
        }
        return ~crc;
    }
}
