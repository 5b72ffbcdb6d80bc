package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.Image;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/**
 * The camera orientation in a picture's Exif data (tag 0x0112), which says how the stored pixels
 * must be transformed to show the picture upright.
 */
enum ExifOrientation {
    UPRIGHT(false, false, false),
    MIRRORED(false, true, false),
    HALF_TURNED(false, true, true),
    FLIPPED(false, false, true),
    TRANSPOSED(true, false, false),
    TURNED_LEFT(true, false, true),
    TRANSVERSED(true, true, true),
    TURNED_RIGHT(true, true, false);

    private static final int LITTLE_ENDIAN = 0x4949;
    private static final int BIG_ENDIAN = 0x4D4D;
    private static final int HEADER_BYTES = 8;
    private static final int ENTRY_BYTES = 12;
    private static final int TAG = 0x0112;
    private static final int SHORT = 3;

    /** {@code true} if rows become columns. */
    private final boolean transposed;

    /** {@code true} if stored columns are read from the right. */
    private final boolean fromRight;

    /** {@code true} if stored rows are read from the bottom. */
    private final boolean fromBottom;

    ExifOrientation(boolean transposed, boolean fromRight, boolean fromBottom) {
        this.transposed = transposed;
        this.fromRight = fromRight;
        this.fromBottom = fromBottom;
    }

    /** Returns the orientation of a picture file; upright if it has none or an invalid one. */
    static ExifOrientation of(byte[] file) {
        return ExifBlock.find(file).flatMap(ExifOrientation::read).orElse(UPRIGHT);
    }

    /** Searches the first directory of a TIFF structure. */
    private static Optional<ExifOrientation> read(ByteBuffer tiff) {
        if (tiff.remaining() < HEADER_BYTES) {
            return Optional.empty();
        }
        int order = tiff.getShort(0) & 0xFFFF;
        if (order != LITTLE_ENDIAN && order != BIG_ENDIAN) {
            return Optional.empty();
        }
        tiff.order(order == LITTLE_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 0 || directory > tiff.limit() - 2) {
            return Optional.empty();
        }
        int entries = tiff.getShort(directory) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (entry > tiff.limit() - ENTRY_BYTES) {
                return Optional.empty();
            }
            boolean isOrientation =
                    (tiff.getShort(entry) & 0xFFFF) == TAG && tiff.getShort(entry + 2) == SHORT;
            int value = tiff.getShort(entry + 8) & 0xFFFF;
            if (isOrientation && value >= 1 && value <= values().length) {
                return Optional.of(values()[value - 1]);
            }
        }
        return Optional.empty();
    }

    /** Returns the picture with its pixels in upright orientation. */
    Image upright(Image stored) {
        if (this == UPRIGHT) {
            return stored;
        }
        int width = transposed ? stored.height() : stored.width();
        int height = transposed ? stored.width() : stored.height();
        byte[] input = stored.rgb();
        byte[] output = new byte[input.length];
        int target = 0;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int column = transposed ? y : x;
                int row = transposed ? x : y;
                int source =
                        stored.offset(
                                fromRight ? stored.width() - 1 - column : column,
                                fromBottom ? stored.height() - 1 - row : row);
                output[target] = input[source];
                output[target + 1] = input[source + 1];
                output[target + 2] = input[source + 2];
                target += Image.CHANNELS;
            }
        }
        return new Image(width, height, output);
    }
}
