package io.mithridate.runner.results.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * Writes files whole or not at all: beside their place first, then renamed into it. A thread that
 * is interrupted writes its file to the end.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes text as UTF-8; a file that stood there before is replaced.
     *
     * @throws IOException if the folder is not there or cannot be written to
     */
    public static void write(Path file, CharSequence content) throws IOException {
        write(file, utf8(content), true);
    }

    /**
     * Writes text that the store can give again: processes see it whole or not at all, but a
     * machine that loses its power may leave it empty. Waiting for the disk would take a run of
     * many cells longer than all else.
     *
     * @throws IOException if the folder is not there or cannot be written to
     */
    public static void writeUnsynced(Path file, CharSequence content) throws IOException {
        write(file, utf8(content), false);
    }

    private static Content utf8(CharSequence text) {
        return stream -> {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
            stream.write(bytes.array(), bytes.arrayOffset(), bytes.limit());
        };
    }

    /**
     * Writes bytes as they are made, which may be too many to be held; a file that stood there
     * before is replaced.
     *
     * @throws IOException if the folder is not there or cannot be written to
     */
    public static void writeBytes(Path file, Content content) throws IOException {
        write(file, content, true);
    }

    /** The content of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes it, and leaves the stream open. */
        void write(OutputStream stream) throws IOException;
    }

    private static void write(Path file, Content content, boolean synced) throws IOException {
        // Not a temporary file of the platform's: those can be read by their owner alone.
        Path beside =
                file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // Not through a channel, which an interrupt would close.
            try (OutputStream stream =
                    Files.newOutputStream(
                            beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.write(stream);
            }
            if (synced) {
                try (RandomAccessFile written = new RandomAccessFile(beside.toFile(), "rw")) {
                    written.getFD().sync();
                }
            }
            Files.move(
                    beside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(beside);
        }
    }
}
