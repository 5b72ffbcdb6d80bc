package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The properties that a JPEG file states before its pixels.
 *
 * @param width in pixels, at least 1
 * @param height in pixels, at least 1
 * @param components 1 for gray, 3 for color, 4 for CMYK
 * @param ycck whether the first three of four components are luminance and chrominance (YCCK),
 *     according to Adobe's marker
 */
record JpegHeader(int width, int height, int components, boolean ycck) {

    private static final int MARKER = 0xFF;
    private static final int FIRST_FRAME = 0xC0;
    private static final int LAST_FRAME = 0xCF;
    private static final int HUFFMAN_TABLES = 0xC4;
    private static final int EXTENSION = 0xC8;
    private static final int ARITHMETIC_CODING = 0xCC;
    private static final int FIRST_RESTART = 0xD0;
    private static final int START = 0xD8;
    private static final int TEMPORARY = 0x01;
    private static final int END = 0xD9;
    private static final int SCAN = 0xDA;
    private static final int APPLICATION_14 = 0xEE;

    private static final String ADOBE = "Adobe";

    /**
     * The offset of the color transform byte in Adobe's segment, relative to the segment's name.
     */
    private static final int TRANSFORM = 11;

    private static final int YCCK = 2;

    /** Returns whether a file begins like a JPEG file. */
    static boolean isJpeg(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == MARKER && (bytes[1] & 0xFF) == START;
    }

    /**
     * Reads a header.
     *
     * @throws CorruptImageException if the file ends before the header or has none
     */
    static JpegHeader read(byte[] bytes, String origin) {
        ByteBuffer file = ByteBuffer.wrap(bytes);
        boolean ycck = false;
        while (true) {
            int marker = nextMarker(file, origin);
            if (marker == SCAN || marker == END) {
                throw new CorruptImageException(origin, "the JPEG file has no frame header");
            }
            ByteBuffer segment = segment(file, origin);
            if (isFrame(marker)) {
                return readFrame(segment, ycck, origin);
            }
            if (marker == APPLICATION_14 && segment.remaining() > TRANSFORM) {
                ycck = isAdobe(segment) && segment.get(TRANSFORM) == YCCK;
            }
        }
    }

    private static JpegHeader readFrame(ByteBuffer segment, boolean ycck, String origin) {
        if (segment.remaining() < 6) {
            throw truncated(origin, segment.capacity());
        }
        int height = segment.getShort(1) & 0xFFFF;
        int width = segment.getShort(3) & 0xFFFF;
        if (width == 0 || height == 0) {
            throw new CorruptImageException(
                    origin, "claims %d x %d pixels".formatted(width, height));
        }
        return new JpegHeader(width, height, segment.get(5) & 0xFF, ycck);
    }

    private static boolean isAdobe(ByteBuffer segment) {
        byte[] name = new byte[ADOBE.length()];
        segment.get(0, name);
        return new String(name, StandardCharsets.ISO_8859_1).equals(ADOBE);
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != EXTENSION
                && marker != ARITHMETIC_CODING;
    }

    /**
     * Returns the next marker that has a segment. Bytes before it are skipped, as in other
     * decoders.
     */
    private static int nextMarker(ByteBuffer file, String origin) {
        while (file.hasRemaining()) {
            if ((file.get() & 0xFF) == MARKER) {
                while (file.hasRemaining()) {
                    int marker = file.get() & 0xFF;
                    boolean hasNoSegment =
                            marker == 0
                                    || marker == TEMPORARY
                                    || (marker >= FIRST_RESTART && marker <= START);
                    if (hasNoSegment) {
                        break;
                    }
                    if (marker != MARKER) {
                        return marker;
                    }
                }
            }
        }
        throw truncated(origin, file.capacity());
    }

    private static ByteBuffer segment(ByteBuffer file, String origin) {
        int length = file.remaining() < 2 ? 0 : file.getShort() & 0xFFFF;
        if (length < 2 || length - 2 > file.remaining()) {
            throw truncated(origin, file.capacity());
        }
        ByteBuffer segment = file.slice(file.position(), length - 2);
        file.position(file.position() + length - 2);
        return segment;
    }

    private static CorruptImageException truncated(String origin, int length) {
        return new CorruptImageException(
                origin,
                "the JPEG file is truncated after %d bytes, within its header".formatted(length));
    }
}
