package io.mithridate.tensorflow.events;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * Writes records as TFRecord files have them: the length in 8 bytes, its masked CRC-32C in 4, the
 * record, its masked CRC-32C in 4; all little endian (<a
 * href="https://github.com/tensorflow/tensorflow/blob/v2.16.1/tensorflow/core/lib/io/record_writer.h">record_writer.h</a>).
 */
final class RecordStream {

    private static final int MASK = 0xa282ead8;
    private static final int ROTATION = 15;

    private final OutputStream out;

    RecordStream(OutputStream out) {
        this.out = out;
    }

    void write(byte[] record) throws IOException {
        byte[] length = bytes(Long.BYTES).putLong(record.length).array();
        out.write(length);
        out.write(checksum(length));
        out.write(record);
        out.write(checksum(record));
    }

    /** A CRC is masked where it is stored, since a CRC of data that hold CRCs tells little. */
    private static byte[] checksum(byte[] data) {
        CRC32C crc = new CRC32C();
        crc.update(data);
        int masked = Integer.rotateRight((int) crc.getValue(), ROTATION) + MASK;
        return bytes(Integer.BYTES).putInt(masked).array();
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
