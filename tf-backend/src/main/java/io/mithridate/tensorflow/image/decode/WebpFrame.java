package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The first frame of an animated WebP file; libwebp's decoder for single pictures rejects such
 * files.
 *
 * @param width width of the animation, in pixels
 * @param height height of the animation, in pixels
 * @param left the frame's first column
 * @param top the frame's first row
 * @param still a WebP file of the frame alone, without its transparency
 */
@SuppressWarnings("ArrayRecordComponent") // created and read in this package only
record WebpFrame(int width, int height, int left, int top, byte[] still) {

    private static final int NAME_BYTES = 4;
    private static final int FILE_HEADER = 12;
    private static final int CHUNK_HEADER = 8;

    /** The offset of the flags in an extended file; the animation's size follows them. */
    private static final int FLAGS = FILE_HEADER + CHUNK_HEADER;

    private static final int WIDTH = FLAGS + 4;
    private static final int HEIGHT = FLAGS + 7;
    private static final int EXTENDED_HEADER = FLAGS + 10;
    private static final int ANIMATED = 0x02;

    /** The size of a frame's header, which contains its position, size and duration. */
    private static final int FRAME_HEADER = 16;

    /** Returns whether a WebP file is animated. */
    static boolean isAnimated(byte[] file) {
        return file.length >= EXTENDED_HEADER
                && PictureFileReader.hasNameAt(file, FILE_HEADER, "VP8X")
                && (file[FLAGS] & ANIMATED) != 0;
    }

    /**
     * Returns the first frame of a file.
     *
     * @param file an animated file
     * @throws CorruptImageException if the file is truncated or has no frame
     */
    static WebpFrame first(byte[] file, String origin) {
        long length = CHUNK_HEADER + (readInt(file, NAME_BYTES) & 0xFFFF_FFFFL);
        if (length > file.length) {
            throw new CorruptImageException(
                    origin, "the WebP file is truncated after %d bytes".formatted(file.length));
        }
        int frame = find(file, FILE_HEADER, (int) length, origin, "ANMF");
        int content = frame + CHUNK_HEADER;
        int end = content + readInt(file, frame + NAME_BYTES);
        int picture = find(file, content + FRAME_HEADER, end, origin, "VP8 ", "VP8L");
        int size = readInt(file, picture + NAME_BYTES);
        return new WebpFrame(
                1 + readThreeBytes(file, WIDTH),
                1 + readThreeBytes(file, HEIGHT),
                2 * readThreeBytes(file, content),
                2 * readThreeBytes(file, content + 3),
                still(file, picture, CHUNK_HEADER + size));
    }

    /**
     * Returns the position of the first chunk that has one of the names and does not extend beyond
     * {@code end}.
     */
    private static int find(byte[] file, int begin, int end, String origin, String... names) {
        int place = begin;
        while (place + CHUNK_HEADER <= end) {
            int size = readInt(file, place + NAME_BYTES);
            if (size < 0 || size > end - place - CHUNK_HEADER) {
                break;
            }
            for (String name : names) {
                if (PictureFileReader.hasNameAt(file, place, name)) {
                    return place;
                }
            }
            place += CHUNK_HEADER + size + size % 2;
        }
        throw new CorruptImageException(origin, "the animated WebP file has no complete frame");
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

    private static int readInt(byte[] file, int place) {
        return ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(place);
    }

    private static int readThreeBytes(byte[] file, int place) {
        return (file[place] & 0xFF)
                | (file[place + 1] & 0xFF) << Byte.SIZE
                | (file[place + 2] & 0xFF) << (2 * Byte.SIZE);
    }

    /**
     * Returns the first picture that the animation shows: the frame, surrounded by black.
     *
     * @param picture the decoded frame
     * @throws CorruptImageException if the frame is not within the animation
     */
    Image onCanvas(Image picture, String origin) {
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
