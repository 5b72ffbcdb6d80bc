package io.mithridate.tensorflow.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files that are there as a whole or not at all.
 *
 * <p>The content goes to a file of another name beside the target, is forced to the disk and then
 * renamed: a reader of the target sees the old content or the new one, even after a crash. A thread
 * that is interrupted writes its file to the end.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of the content; the caller closes the stream, which has no buffer. */
        void writeTo(OutputStream stream) throws IOException;
    }

    /**
     * Writes a file, in place of the one that may be there.
     *
     * @throws UncheckedIOException if it cannot be written; the target is then as it was
     */
    public static void write(Path target, Content content) {
        write(target, content, true);
    }

    /**
     * Writes a file that can be made again: processes see it whole or not at all, but a machine
     * that loses its power may leave it empty.
     *
     * @throws UncheckedIOException if it cannot be written; the target is then as it was
     */
    public static void writeUnsynced(Path target, Content content) {
        write(target, content, false);
    }

    private static void write(Path target, Content content, boolean synced) {
        Path absolute = target.toAbsolutePath();
        Path beside =
                absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID());
        try {
            try {
                // Not through a channel, which an interrupt would close.
                try (OutputStream stream =
                        Files.newOutputStream(
                                beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                    content.writeTo(stream);
                }
                if (synced) {
                    force(beside);
                }
                Files.move(
                        beside,
                        absolute,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(beside);
            }
            if (synced) {
                forceFolderOf(absolute);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": cannot be written", e);
        }
    }

    private static void force(Path file) throws IOException {
        try (RandomAccessFile written = new RandomAccessFile(file.toFile(), "rw")) {
            written.getFD().sync();
        }
    }

    /** Makes the new name last, too; not every system lets a folder be opened. */
    private static void forceFolderOf(Path file) {
        Path folder = file.getParent();
        if (folder == null) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows refuses to open folders; the content itself is already on the disk.
        }
    }
}
