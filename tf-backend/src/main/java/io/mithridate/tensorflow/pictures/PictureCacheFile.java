package io.mithridate.tensorflow.pictures;

import io.mithridate.api.data.Image;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file of decoded pictures, each stored under its index. Safe for use by several threads.
 *
 * <p>A picture's pixels are written first, then the table row that refers to them; pixels are read
 * through a memory map. Every picture has a checksum that also covers its name. A picture that is
 * found is therefore always the one that was stored, even if a killed process, a full disk or
 * another program has damaged the file. After a failure, a warning is logged and pictures are
 * decoded again, but training never stops.
 *
 * <p>One process writes; others that have the file open at the same time can read it.
 */
final class PictureCacheFile implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PictureCacheFile.class);

    private final Path path;
    private final PictureCacheKey key;
    private final PictureCacheFormat format;
    private final CacheBounds bounds;
    private final FileChannel channel;
    private final WritePermission permission;
    private final PictureTable table;
    private final Map<Integer, MappedByteBuffer> parts = new ConcurrentHashMap<>();
    private final AtomicBoolean readable = new AtomicBoolean(true);
    private final AtomicBoolean damageReported = new AtomicBoolean();
    private volatile Optional<String> reasonNotWritable;
    private long end;

    /**
     * Opens a file whose header has been checked.
     *
     * @param permission the permission to write; without it, the file is read-only
     */
    PictureCacheFile(
            Path path,
            PictureCacheKey key,
            PictureCacheFormat format,
            CacheBounds bounds,
            FileChannel channel,
            WritePermission permission)
            throws IOException {
        this.path = path;
        this.key = key;
        this.bounds = bounds;
        this.channel = channel;
        this.permission = permission;
        reasonNotWritable = permission.reasonNotWritable();
        this.format = format;
        table = new PictureTable(channel, format, key.pictures());
        end = table.readAll();
        log.info(
                "picture cache: file={} pictures={} of={} size={} writable={}",
                path,
                table.count(),
                key.pictures(),
                key.size() == PictureCacheKey.OWN_SIZE ? "own" : key.size(),
                isWritable());
    }

    private boolean isWritable() {
        return reasonNotWritable.isEmpty();
    }

    /**
     * Returns the picture at an index, if it is present and undamaged.
     *
     * @param name the picture's name when it was stored
     */
    Optional<Image> find(int index, String name) {
        if (!readable.get()) {
            return Optional.empty();
        }
        try {
            Optional<PictureEntry> entry = table.find(index);
            return entry.isPresent() ? read(index, name, entry.get()) : Optional.empty();
        } catch (IOException | InternalError e) {
            // Reading a mapped file fails with InternalError if the disk fails or the file is
            // truncated.
            readable.set(false);
            reasonNotWritable = Optional.of("it cannot be read: " + e);
            log.warn("the picture cache {} cannot be read any longer: {}", path, e.toString());
            return Optional.empty();
        }
    }

    private Optional<Image> read(int index, String name, PictureEntry entry) throws IOException {
        if (format.holds(entry, channel.size())) {
            byte[] rgb = new byte[Math.toIntExact(entry.length())];
            int part = format.partOf(entry.offset());
            long begin = format.beginOf(part);
            mapPart(part, entry.end() - begin).get(Math.toIntExact(entry.offset() - begin), rgb);
            if (checksum(name, rgb) == entry.checksum() && hasExpectedSize(entry)) {
                return Optional.of(new Image(entry.width(), entry.height(), rgb));
            }
        }
        table.forget(index, entry);
        if (damageReported.compareAndSet(false, true)) {
            log.warn(
                    "the picture cache {} is damaged: the entry for {} is corrupt; this picture is"
                            + " decoded again, as are others that are damaged",
                    path,
                    name);
        }
        return Optional.empty();
    }

    private boolean hasExpectedSize(PictureEntry entry) {
        return key.size() == PictureCacheKey.OWN_SIZE
                || (entry.width() == key.size() && entry.height() == key.size());
    }

    private MappedByteBuffer mapPart(int part, long length) throws IOException {
        MappedByteBuffer known = parts.get(part);
        if (known != null && known.capacity() >= length) {
            return known;
        }
        long begin = format.beginOf(part);
        MappedByteBuffer map =
                channel.map(
                        FileChannel.MapMode.READ_ONLY,
                        begin,
                        Math.min(format.part(), channel.size() - begin));
        parts.put(part, map);
        return map;
    }

    /**
     * Stores a picture at an index, unless one is already there.
     *
     * @return whether the file contains a picture at this index
     */
    boolean put(int index, String name, Image picture) {
        if (table.contains(index)) {
            return true;
        }
        if (!isWritable() || picture.rgb().length > format.part()) {
            return false;
        }
        if (key.size() != PictureCacheKey.OWN_SIZE
                && (picture.width() != key.size() || picture.height() != key.size())) {
            throw new IllegalArgumentException(
                    "%s in a cache of %d pixels".formatted(picture, key.size()));
        }
        try {
            long offset = reserve(picture.rgb().length);
            if (offset < 0) {
                return false;
            }
            Transfer.write(channel, offset, ByteBuffer.wrap(picture.rgb()));
            table.put(
                    index,
                    new PictureEntry(
                            offset,
                            picture.width(),
                            picture.height(),
                            checksum(name, picture.rgb())));
            return true;
        } catch (IOException e) {
            stopWriting("it cannot be written: " + e);
            return false;
        }
    }

    /** Returns the reason why a picture is neither present nor can be stored; otherwise empty. */
    Optional<String> reasonNotCached(int index) {
        return table.contains(index)
                ? Optional.empty()
                : reasonNotWritable.map(
                        reason -> "the picture cache %s: %s".formatted(path, reason));
    }

    /**
     * Reserves space for pixels and returns the offset of the space, or a negative number if there
     * is none.
     */
    private synchronized long reserve(int length) throws IOException {
        long offset = format.place(end, length);
        long fileEnd = format.beginOf(format.partOf(offset) + 1);
        if (channel.size() < fileEnd) {
            if (!bounds.allow(path)) {
                stopWriting(
                        "less than %d MiB of the disk would be left"
                                .formatted(bounds.reserve() >> 20));
                return -1;
            }
            Transfer.write(channel, fileEnd - 1, ByteBuffer.allocate(1));
        }
        end = offset + length;
        return offset;
    }

    private synchronized void stopWriting(String reason) {
        if (isWritable()) {
            reasonNotWritable = Optional.of(reason);
            log.warn(
                    "the picture cache {} is no longer extended: {}; it holds {} of {} pictures,"
                            + " the others are decoded whenever they are needed",
                    path,
                    reason,
                    table.count(),
                    key.pictures());
        }
    }

    private static int checksum(String name, byte[] rgb) {
        CRC32C crc = new CRC32C();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        crc.update(0);
        crc.update(rgb);
        return (int) crc.getValue();
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            permission.close();
        }
    }
}
