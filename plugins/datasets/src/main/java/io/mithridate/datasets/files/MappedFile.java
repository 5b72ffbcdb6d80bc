package io.mithridate.datasets.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of any size, readable at any position by any number of threads, without using the heap.
 *
 * <p>The file is memory-mapped: unlike a channel, a map is not closed for all threads if one is
 * interrupted.
 */
public final class MappedFile {

    private static final int PART_BITS = 30;
    private static final long PART = 1L << PART_BITS;

    private final Path path;
    private final long size;
    private final List<MappedByteBuffer> parts = new ArrayList<>();

    private MappedFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        size = channel.size();
        for (long begin = 0; begin < size; begin += PART) {
            parts.add(
                    channel.map(
                            FileChannel.MapMode.READ_ONLY, begin, Math.min(PART, size - begin)));
        }
    }

    /**
     * Opens a file.
     *
     * @throws UncheckedIOException if it cannot be read
     */
    public static MappedFile open(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            return new MappedFile(path, channel);
        } catch (IOException e) {
            throw FileFailure.of("%s cannot be read".formatted(path), e);
        }
    }

    /** Returns the file's path. */
    public Path path() {
        return path;
    }

    /** Returns the length in bytes at the time the file was opened. */
    public long size() {
        return size;
    }

    /**
     * Returns some bytes of the file.
     *
     * @throws IndexOutOfBoundsException if they are not all within the file
     * @throws UncheckedIOException if the file was truncated in the meantime
     */
    public byte[] read(long offset, int length) {
        if (offset < 0 || length < 0 || offset + length > size) {
            throw new IndexOutOfBoundsException(
                    "bytes %d to %d of %s, which has %d"
                            .formatted(offset, offset + length, path, size));
        }
        byte[] bytes = new byte[length];
        try {
            int done = 0;
            while (done < length) {
                MappedByteBuffer part = parts.get((int) ((offset + done) >>> PART_BITS));
                int begin = (int) ((offset + done) & (PART - 1));
                int count = Math.min(length - done, part.capacity() - begin);
                part.get(begin, bytes, done, count);
                done += count;
            }
        } catch (InternalError e) {
            throw truncated(e);
        }
        return bytes;
    }

    /**
     * Adds the whole content to a digest.
     *
     * @throws UncheckedIOException if the file was truncated in the meantime
     */
    public void addTo(Fingerprint digest) {
        try {
            parts.forEach(part -> digest.addBytes(part.duplicate()));
        } catch (InternalError e) {
            throw truncated(e);
        }
    }

    /** Converts the error that a memory map throws if its file was truncated. */
    private UncheckedIOException truncated(InternalError error) {
        return new UncheckedIOException(
                "%s was changed while it was in use".formatted(path), new IOException(error));
    }
}
