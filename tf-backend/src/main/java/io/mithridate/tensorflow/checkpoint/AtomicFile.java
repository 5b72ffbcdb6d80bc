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
 * Writes files atomically: a file is written completely or not at all.
 *
 * <p>The content is written to a temporary file in the same folder, forced to disk and then
 * renamed. A reader of the target sees either the old or the new content, even after a crash.
 * Interrupting the writing thread does not abort the write.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /** Writes a file's content. */
    @FunctionalInterface
    public interface Content {

        /** Writes all of the content to an unbuffered stream, which the caller closes. */
        void writeTo(OutputStream stream) throws IOException;
    }

    /**
     * Writes a file, replacing any existing one.
     *
     * @throws UncheckedIOException if the file cannot be written; the target is then left unchanged
     */
    public static void write(Path target, Content content) {
        write(target, content, true);
    }

    /**
     * Writes a file that can be regenerated. Other processes see it completely or not at all, but a
     * power failure may leave it empty.
     *
     * @throws UncheckedIOException if the file cannot be written; the target is then left unchanged
     */
    public static void writeUnsynced(Path target, Content content) {
        write(target, content, false);
    }

    private static void write(Path target, Content content, boolean synced) {
        Path absolute = target.toAbsolutePath();
        Path temporary =
                absolute.resolveSibling("." + absolute.getFileName() + "." + UUID.randomUUID());
        try {
            try {
                // Does not use a channel, since an interrupt would close it.
                try (OutputStream stream =
                        Files.newOutputStream(
                                temporary,
                                StandardOpenOption.CREATE_NEW,
                                StandardOpenOption.WRITE)) {
                    content.writeTo(stream);
                }
                if (synced) {
                    force(temporary);
                }
                Files.move(
                        temporary,
                        absolute,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
            if (synced) {
                forceFolderOf(absolute);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(target + ": cannot be written", e);
        }
    }

    private static void force(Path file) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.getFD().sync();
        }
    }

    /** Makes a rename durable, unless the system does not allow folders to be opened. */
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
