package io.mithridate.tensorflow.image.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Finds the Exif data of JPEG, PNG and WebP files. The search ends at the first damaged part. */
final class ExifBlock {

    private static final String EXIF = "Exif\0\0";
    private static final int NAME_BYTES = 4;
    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int PNG_CHECKSUM_BYTES = 4;
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int APPLICATION_1 = 0xE1;
    private static final int SCAN = 0xDA;

    private ExifBlock() {}

    /** Returns the TIFF structure within a picture file. */
    static Optional<ByteBuffer> find(byte[] file) {
        if (JpegHeader.isJpeg(file)) {
            return inJpeg(file);
        }
        if (isNamed(file, 1, "PNG")) {
            return inChunks(file, PNG_SIGNATURE_BYTES, ByteOrder.BIG_ENDIAN, "eXIf");
        }
        if (WebpReader.isWebp(file)) {
            return inChunks(file, RIFF_HEADER_BYTES, ByteOrder.LITTLE_ENDIAN, "EXIF");
        }
        return Optional.empty();
    }

    private static Optional<ByteBuffer> inJpeg(byte[] file) {
        ByteBuffer bytes = ByteBuffer.wrap(file);
        int position = 2;
        while (position + NAME_BYTES <= file.length && (file[position] & 0xFF) == 0xFF) {
            int marker = file[position + 1] & 0xFF;
            int length = bytes.getShort(position + 2) & 0xFFFF;
            if (marker == SCAN || length < 2 || length > file.length - position - 2) {
                return Optional.empty();
            }
            if (marker == APPLICATION_1 && isNamed(file, position + NAME_BYTES, EXIF)) {
                int begin = position + NAME_BYTES + EXIF.length();
                int size = length - 2 - EXIF.length();
                return size < 0 ? Optional.empty() : Optional.of(bytes.slice(begin, size));
            }
            position += 2 + length;
        }
        return Optional.empty();
    }

    /**
     * Searches PNG chunks (length, name, data, checksum) or RIFF chunks (name, length, data padded
     * to an even length).
     */
    private static Optional<ByteBuffer> inChunks(
            byte[] file, int first, ByteOrder order, String name) {
        boolean png = order == ByteOrder.BIG_ENDIAN;
        ByteBuffer bytes = ByteBuffer.wrap(file).order(order);
        long position = first;
        while (position + 2 * NAME_BYTES <= file.length) {
            int at = (int) position;
            int begin = at + 2 * NAME_BYTES;
            int length = bytes.getInt(png ? at : at + NAME_BYTES);
            if (length < 0 || length > file.length - begin) {
                return Optional.empty();
            }
            if (isNamed(file, png ? at + NAME_BYTES : at, name)) {
                int prefix = isNamed(file, begin, EXIF) ? EXIF.length() : 0;
                return Optional.of(bytes.slice(begin + prefix, length - Math.min(length, prefix)));
            }
            position = (long) begin + length + (png ? PNG_CHECKSUM_BYTES : length & 1);
        }
        return Optional.empty();
    }

    private static boolean isNamed(byte[] file, int at, String name) {
        byte[] expected = name.getBytes(StandardCharsets.ISO_8859_1);
        return file.length >= at + expected.length
                && ByteBuffer.wrap(file, at, expected.length).equals(ByteBuffer.wrap(expected));
    }
}
