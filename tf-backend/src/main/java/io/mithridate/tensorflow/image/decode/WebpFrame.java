package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The first frame of an animated WebP file, which libwebp's decoder of single pictures refuses.
 *
 * @param width of the animation, in pixels
 * @param height of the animation, in pixels
 * @param left where the frame begins
 * @param top where the frame begins
 * @param still a WebP file of the frame alone, without its transparency
 */
@SuppressWarnings("ArrayRecordComponent") // made and read in this package
record WebpFrame(int width, int height, int left, int top, byte[] still) {

    private static final int NAME_BYTES = 4;
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    /** From the chunk that begins an extended file: flags and the animation's size. */
    private static final int FLAGS = FILE_HEADER + CHUNK_HEADER;

    private static final int WIDTH = FLAGS + 4;
    private static final int HEIGHT = FLAGS + 7;
    private static final int EXTENDED_HEADER = FLAGS + 10;
    private static final int ANIMATED = 0x02;

    /** From the content of a frame on: its place, its size, and how long it is shown. */
    private static final int FRAME_HEADER = 16;

    /** Returns whether a WebP file has frames. */
    static boolean isIn(byte[] file) {
        return file.length >= EXTENDED_HEADER
                && name(file, FILE_HEADER).equals("VP8X")
                && (file[FLAGS] & ANIMATED) != 0;
    }

    /**
     * The first frame of a file.
     *
     * @param file one that has frames
     * @throws CorruptImageException if the file is truncated, or has no frame after all
     */
    static WebpFrame first(byte[] file, String origin) {
        long length = CHUNK_HEADER + (number(file, NAME_BYTES) & 0xFFFF_FFFFL);
        if (length > file.length) {
            throw new CorruptImageException(
                    origin, "the WebP file is truncated after %d bytes".formatted(file.length));
        }
        int frame = find(file, FILE_HEADER, (int) length, origin, "ANMF");
        int content = frame + CHUNK_HEADER;
        int end = content + number(file, frame + NAME_BYTES);
        int picture = find(file, content + FRAME_HEADER, end, origin, "VP8 ", "VP8L");
        int size = number(file, picture + NAME_BYTES);
        return new WebpFrame(
                1 + threeBytes(file, WIDTH),
                1 + threeBytes(file, HEIGHT),
                2 * threeBytes(file, content),
                2 * threeBytes(file, content + 3),
                still(file, picture, CHUNK_HEADER + size));
    }

    /** Returns the place of the first chunk of some names, which ends before {@code end} does. */
    private static int find(byte[] file, int begin, int end, String origin, String... names) {
        int place = begin;
        while (place + CHUNK_HEADER <= end) {
            int size = number(file, place + NAME_BYTES);
            if (size < 0 || size > end - place - CHUNK_HEADER) {
                break;
            }
            for (String name : names) {
                if (name(file, place).equals(name)) {
                    return place;
                }
            }
            place += CHUNK_HEADER + size + size % 2;
        }
        throw new CorruptImageException(origin, "the animated WebP file has no whole frame");
    }

    private static byte[] still(byte[] file, int chunk, int length) {
        ByteBuffer still =
                ByteBuffer.allocate(FILE_HEADER + length + length % 2)
                        .order(ByteOrder.LITTLE_ENDIAN);
        return still.put(file, 0, NAME_BYTES)
                .putInt(still.capacity() - CHUNK_HEADER)
                .put(file, CHUNK_HEADER, NAME_BYTES)
                .put(file, chunk, length)
                .array();
    }

    private static String name(byte[] file, int place) {
        return new String(file, place, NAME_BYTES, StandardCharsets.ISO_8859_1);
    }

    private static int number(byte[] file, int place) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(place);
    }

    private static int threeBytes(byte[] file, int place) {
        return (file[place] & 0xFF)
                | (file[place + 1] & 0xFF) << Byte.SIZE
                | (file[place + 2] & 0xFF) << (2 * Byte.SIZE);
    }

    /**
     * Returns the first picture that the animation shows: the frame, and black around it.
     *
     * @param picture the frame, decoded
     * @throws CorruptImageException if it does not lie within the animation
     */
    Image placed(Image picture, String origin) {
        if (left + picture.width() > width || top + picture.height() > height) {
            throw new CorruptImageException(
                    origin, "a frame of the WebP file does not lie within the picture");
        }
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        Image whole = Image.black(width, height);
        for (int y = 0; y < picture.height(); y++) {
            System.arraycopy(
                    picture.rgb(),
                    picture.offset(0, y),
                    whole.rgb(),
                    whole.offset(left, top + y),
                    picture.width() * Image.CHANNELS);
        }
        return whole;
    }
}
