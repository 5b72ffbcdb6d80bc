package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * Checks a PNG file's chunks: each must be complete and match its checksum, up to the chunk that
 * ends the file. The JDK's reader checks neither.
 */
final class PngChunks {

    private static final long SIGNATURE = 0x89504E470D0A1A0AL;
    private static final int NAME_BYTES = 4;
    private static final int FRAME_BYTES = 12;

    private PngChunks() {}

    /** Checks a file, or does nothing if it is not a PNG file. */
    static void check(byte[] bytes, String origin) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        if (bytes.length < Long.BYTES || file.getLong() != SIGNATURE) {
            return;
        }
        CRC32 sum = new CRC32();
        while (true) {
            if (file.remaining() < FRAME_BYTES) {
                throw truncated(origin, bytes.length);
            }
            int begin = file.position();
            int length = file.getInt(begin);
            if (length < 0 || length > file.remaining() - FRAME_BYTES) {
                throw truncated(origin, bytes.length);
            }
            String name =
                    new String(
                            bytes, begin + Integer.BYTES, NAME_BYTES, StandardCharsets.ISO_8859_1);
            sum.reset();
            sum.update(bytes, begin + Integer.BYTES, NAME_BYTES + length);
            if ((int) sum.getValue() != file.getInt(begin + Integer.BYTES + NAME_BYTES + length)) {
                throw new CorruptImageException(
                        origin,
                        "the PNG chunk %s at byte %d does not match its checksum"
                                .formatted(name, begin));
            }
            if (name.equals("IEND")) {
                return;
            }
            file.position(begin + FRAME_BYTES + length);
        }
    }

    private static CorruptImageException truncated(String origin, int length) {
        return new CorruptImageException(
                origin, "the PNG file is truncated after %d bytes".formatted(length));
    }
}
