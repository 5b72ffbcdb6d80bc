package io.mithridate.tensorflow.pictures;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * The table of the pictures in a cache file with their positions. Rows that were read are cached.
 */
final class PictureTable {

    private static final int ROWS_PER_READ = 1 << 15;

    private final FileChannel channel;
    private final PictureCacheFormat format;
    private final long signature;
    private final AtomicReferenceArray<PictureEntry> entries;

    PictureTable(FileChannel channel, PictureCacheFormat format, int pictures) {
        this.channel = channel;
        this.format = format;
        signature = format.signature();
        entries = new AtomicReferenceArray<>(pictures);
    }

    /**
     * Reads all rows.
     *
     * @return the offset at which the last pixels end
     */
    long readAll() throws IOException {
        long fileLength = channel.size();
        long end = format.pixels();
        for (int first = 0; first < entries.length(); first += ROWS_PER_READ) {
            int count = Math.min(ROWS_PER_READ, entries.length() - first);
            ByteBuffer rows = Transfer.read(channel, format.row(first), count * PictureEntry.BYTES);
            for (int i = 0; i < rows.limit() / PictureEntry.BYTES; i++) {
                Optional<PictureEntry> entry = decode(rows, i, first + i, fileLength);
                if (entry.isPresent()) {
                    entries.set(first + i, entry.get());
                    end = Math.max(end, entry.get().end());
                }
            }
        }
        return end;
    }

    /**
     * Returns the position of a picture, also if another process has written it in the meantime.
     */
    Optional<PictureEntry> find(int index) throws IOException {
        PictureEntry entry = entries.get(index);
        if (entry != null) {
            return Optional.of(entry);
        }
        ByteBuffer row = Transfer.read(channel, format.row(index), PictureEntry.BYTES);
        if (row.limit() < PictureEntry.BYTES) {
            return Optional.empty();
        }
        Optional<PictureEntry> found = decode(row, 0, index, channel.size());
        found.ifPresent(read -> entries.set(index, read));
        return found;
    }

    private Optional<PictureEntry> decode(
            ByteBuffer rows, int rowInBuffer, int index, long fileLength) {
        ByteBuffer row = rows.slice(rowInBuffer * PictureEntry.BYTES, PictureEntry.BYTES);
        return PictureEntry.decode(row, signature, index)
                .filter(entry -> format.holds(entry, fileLength));
    }

    boolean contains(int index) {
        return entries.get(index) != null;
    }

    /** Writes a row. The pixels must already have been written. */
    void put(int index, PictureEntry entry) throws IOException {
        Transfer.write(channel, format.row(index), entry.encode(signature, index));
        entries.set(index, entry);
    }

    /** Removes a row from the cached rows, after it turned out to be wrong. */
    void forget(int index, PictureEntry entry) {
        entries.compareAndSet(index, entry, null);
    }

    /** Returns the number of pictures known to be in the file. */
    int count() {
        int count = 0;
        for (int i = 0; i < entries.length(); i++) {
            count += contains(i) ? 1 : 0;
        }
        return count;
    }
}
