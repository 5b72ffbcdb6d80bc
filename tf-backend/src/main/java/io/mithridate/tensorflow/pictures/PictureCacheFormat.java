package io.mithridate.tensorflow.pictures;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * The format of a cache file: the header, a table with one row per picture, and the pixels, in
 * parts of equal length.
 *
 * <p>The header consists of a magic number, the version of the format, and the key. The file's name
 * is a digest of its bytes. A file whose header does not match its name is damaged or is not a
 * cache file.
 *
 * <p>No picture crosses the boundary of two parts, so that each part can be mapped into memory
 * separately, since a mapping cannot be longer than 2 GiB.
 */
final class PictureCacheFormat {

    /**
     * The first bytes of every file. A non-ASCII byte and line ends among them expose text files
     * and newline conversions.
     */
    private static final byte[] MAGIC = {(byte) 0x93, 'M', 'P', 'I', 'C', '\r', '\n', 0x1A};

    private static final int VERSION = 1;
    private static final int NAME_DIGITS = 32;

    /** Tables and parts begin at multiples of this. */
    private static final int PAGE_BYTES = 4096;

    private final byte[] header;
    private final long table;
    private final long pixels;
    private final int part;

    /**
     * Creates the format of a file.
     *
     * @param part the length in bytes of the parts that the pixels are divided into
     */
    PictureCacheFormat(PictureCacheKey key, int part) {
        byte[] fingerprint = key.fingerprint().getBytes(StandardCharsets.UTF_8);
        byte[] preprocessing = key.preprocessing().getBytes(StandardCharsets.UTF_8);
        int length = MAGIC.length + 6 * Integer.BYTES + fingerprint.length + preprocessing.length;
        header =
                ByteBuffer.allocate(length)
                        .put(MAGIC)
                        .putInt(VERSION)
                        .putInt(part)
                        .putInt(key.pictures())
                        .putInt(key.size())
                        .putInt(fingerprint.length)
                        .put(fingerprint)
                        .putInt(preprocessing.length)
                        .put(preprocessing)
                        .array();
        this.part = part;
        table = roundUpToPages(length);
        pixels = table + roundUpToPages((long) key.pictures() * PictureEntry.BYTES);
    }

    private static long roundUpToPages(long bytes) {
        return (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
    }

    ByteBuffer header() {
        return ByteBuffer.wrap(header).asReadOnlyBuffer();
    }

    /** Returns the name of the file with this header. */
    String fileName() {
        return HexFormat.of().formatHex(digest()).substring(0, NAME_DIGITS) + ".pictures";
    }

    /** Returns 64 bits of the header's digest. */
    long signature() {
        return ByteBuffer.wrap(digest()).getLong();
    }

    private byte[] digest() {
        return DigestUtils.getSha256Digest().digest(header);
    }

    /**
     * Returns a description of the damage in a file's header; empty if the header is correct.
     *
     * @param found the first bytes of the file, as many as the header has or all if the file is
     *     shorter
     */
    Optional<String> damage(byte[] found) {
        if (found.length < header.length) {
            return Optional.of("it ends after %d bytes, within its header".formatted(found.length));
        }
        if (!Arrays.equals(found, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            return Optional.of("it is not a picture cache");
        }
        int different = Arrays.mismatch(found, header);
        return different < 0
                ? Optional.empty()
                : Optional.of(
                        "its header is damaged, or of other pictures than its name says: byte %d is %d, not %d"
                                .formatted(different, found[different], header[different]));
    }

    long row(int index) {
        return table + (long) index * PictureEntry.BYTES;
    }

    /** Returns the offset of the first part. */
    long pixels() {
        return pixels;
    }

    /** Returns the length of a part. */
    int part() {
        return part;
    }

    /** Returns the number of the part that contains an offset. */
    int partOf(long offset) {
        return Math.toIntExact((offset - pixels) / part);
    }

    long beginOf(int number) {
        return pixels + (long) number * part;
    }

    /**
     * Returns the offset for new pixels after existing ones, such that they lie within one part.
     */
    long place(long end, long length) {
        int number = partOf(end);
        return end + length <= beginOf(number + 1) ? end : beginOf(number + 1);
    }

    /** Returns whether an entry is plausible for a file of the given length. */
    boolean holds(PictureEntry entry, long fileLength) {
        return isValidSide(entry.width())
                && isValidSide(entry.height())
                && entry.length() <= part
                && entry.offset() >= pixels
                && entry.offset() <= fileLength - entry.length()
                && partOf(entry.offset()) == partOf(entry.end() - 1);
    }

    /** Returns whether a side is positive and so small that products of sides do not overflow. */
    private boolean isValidSide(int side) {
        return side > 0 && side <= part;
    }
}
