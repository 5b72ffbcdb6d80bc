package io.mithridate.tensorflow.image.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

/** Finds the Exif data of JPEG, PNG and WebP files. The search ends at the first damaged part. */
final class ExifBlock {

    private static final String EXIF = "Exif\0\0";
    private static final int NAME_BYTES = 4;
    private static final int PNG_SIGNATURE_BYTES = 8;
    private static final int PNG_CHECKSUM_BYTES = 4;
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int APPLICATION_1 = 0xE1;

    private ExifBlock() {}

    /** Returns the TIFF structure within a picture file. */
    static Optional<ByteBuffer> find(byte[] file) {
        if (JpegHeader.isJpeg(file)) {
            return JpegSegment.of(file).stream()
                    .filter(segment -> segment.is(APPLICATION_1, EXIF))
                    .map(segment -> segment.contentAfter(EXIF))
                    .findFirst();
        }
        if (PictureFileReader.hasNameAt(file, 1, "PNG")) {
            return findInChunks(file, PNG_SIGNATURE_BYTES, ByteOrder.BIG_ENDIAN, "eXIf");
        }
        if (WebpReader.isWebp(file)) {
            return findInChunks(file, RIFF_HEADER_BYTES, ByteOrder.LITTLE_ENDIAN, "EXIF");
        }
        return Optional.empty();
    }

    /**
     * Searches PNG chunks (length, name, data, checksum) or RIFF chunks (name, length, data padded
     * to an even length).
     */
    private static Optional<ByteBuffer> findInChunks(
            byte[] file, int firstChunk, ByteOrder order, String name) {
        boolean png = order == ByteOrder.BIG_ENDIAN;
        ByteBuffer bytes = ByteBuffer.wrap(file).order(order);
        long position = firstChunk;
        while (position + 2 * NAME_BYTES <= file.length) {
            int chunk = (int) position;
            int begin = chunk + 2 * NAME_BYTES;
            int length = bytes.getInt(png ? chunk : chunk + NAME_BYTES);
            if (length < 0 || length > file.length - begin) {
                return Optional.empty();
            }
            if (PictureFileReader.hasNameAt(file, png ? chunk + NAME_BYTES : chunk, name)) {
                int prefix = PictureFileReader.hasNameAt(file, begin, EXIF) ? EXIF.length() : 0;
                return Optional.of(bytes.slice(begin + prefix, length - Math.min(length, prefix)));
            }
            position = (long) begin + length + (png ? PNG_CHECKSUM_BYTES : length & 1);
        }
        return Optional.empty();
    }
}
