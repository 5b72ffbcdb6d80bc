package io.mithridate.tensorflow.image.decode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Removes color profiles from JPEG files. Java's reader converts colors by them and rejects files
 * whose profile does not match their color space; Pillow and libjpeg-turbo do neither.
 */
final class ColourProfiles {

    private static final int MARKER = 0xFF;
    private static final int START_BYTES = 2;
    private static final int SCAN = 0xDA;
    private static final int APPLICATION_2 = 0xE2;

    /** The size of a segment's marker and length. */
    private static final int HEADER_BYTES = 4;

    private static final byte[] NAME = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private ColourProfiles() {}

    /**
     * Returns a file without its profiles and otherwise unchanged; the same array if it has none.
     *
     * @param file a JPEG file, which may be damaged
     */
    static byte[] removed(byte[] file) {
        ByteArrayOutputStream rest = new ByteArrayOutputStream(file.length);
        int copied = 0;
        int place = START_BYTES;
        while (isSegment(file, place)) {
            int next = place + 2 + length(file, place);
            if (isProfile(file, place, next)) {
                rest.write(file, copied, place - copied);
                copied = next;
            }
            place = next;
        }
        if (copied == 0) {
            return file;
        }
        rest.write(file, copied, file.length - copied);
        return rest.toByteArray();
    }

    /** Returns whether there is a complete segment at a position, before the pixels. */
    private static boolean isSegment(byte[] file, int place) {
        return place + HEADER_BYTES <= file.length
                && (file[place] & 0xFF) == MARKER
                && (file[place + 1] & 0xFF) != SCAN
                && (file[place + 1] & 0xFF) != MARKER
                && length(file, place) >= 2
                && place + 2 + length(file, place) <= file.length;
    }

    private static int length(byte[] file, int place) {
        return (file[place + 2] & 0xFF) << Byte.SIZE | (file[place + 3] & 0xFF);
    }

    private static boolean isProfile(byte[] file, int place, int next) {
        int content = place + HEADER_BYTES;
        return (file[place + 1] & 0xFF) == APPLICATION_2
                && content + NAME.length <= next
                && Arrays.equals(file, content, content + NAME.length, NAME, 0, NAME.length);
    }
}
