package io.mithridate.tensorflow.training.resume;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.zip.CRC32C;

/** The CRC-32C of numbers and texts, in the order in which they are added. */
public final class TrainingChecksum {

    private static final int BLOCK = 1 << 20;

    private final CRC32C crc = new CRC32C();
    private final ByteBuffer block =
            ByteBuffer.allocateDirect(BLOCK).order(ByteOrder.LITTLE_ENDIAN);

    /** Returns the checksum of tensors, in the order of the map. */
    public static String of(Map<String, float[]> tensors) {
        TrainingChecksum checksum = new TrainingChecksum();
        tensors.forEach(checksum::add);
        return checksum.hex();
    }

    void add(String name, float[] values) {
        add(name, String.valueOf(values.length));
        for (int offset = 0; offset < values.length; offset += BLOCK / Float.BYTES) {
            int count = Math.min(BLOCK / Float.BYTES, values.length - offset);
            block.clear();
            block.asFloatBuffer().put(values, offset, count);
            crc.update(block.limit(count * Float.BYTES));
        }
    }

    void add(String name, String text) {
        crc.update((name + "=" + text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Returns the checksum as eight hexadecimal digits. */
    String hex() {
        return HexFormat.of().toHexDigits((int) crc.getValue());
    }
}
