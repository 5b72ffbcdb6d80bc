package io.mithridate.runner.results.files;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.RandomAccessFile;
import java.io.Writer;
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

    /**
     * Writes bytes; a file that stood there before is replaced.
     *
     * @throws IOException if the folder is not there or cannot be written to
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, ByteBuffer.wrap(content), true);
    }

    /**
     * Writes text as UTF-8 that is too long to be held; a file that stood there before is replaced.
     *
     * @throws IOException if the folder is not there or cannot be written to
     */
    public static void write(Path file, LongText content) throws IOException {
        write(
                file,
                stream -> {
                    Writer writer =
                            new BufferedWriter(
                                    new OutputStreamWriter(stream, StandardCharsets.UTF_8));
                    content.write(writer);
                    writer.flush();
                },
                true);
    }

    /** Text that is made while it is written. */
    @FunctionalInterface
    public interface LongText {

        /** Writes it, and leaves the writer open. */
        void write(Writer writer) throws IOException;
    }

    /**
     * Writes bytes that are too long to be held; a file that stood there before is replaced.
     *
     * @throws IOException if the folder is not there or cannot be written to
     */
    public static void writeBytes(Path file, LongBytes content) throws IOException {
        write(file, content, true);
    }

    /** Bytes that are made while they are written. */
    @FunctionalInterface
    public interface LongBytes {

        /** Writes them, and leaves the stream open. */
        void write(OutputStream stream) throws IOException;
    }

    private static ByteBuffer utf8(CharSequence text) {
        return StandardCharsets.UTF_8.encode(CharBuffer.wrap(text));
    }

    private static void write(Path file, ByteBuffer bytes, boolean synced) throws IOException {
        write(
                file,
                stream -> stream.write(bytes.array(), bytes.arrayOffset(), bytes.limit()),
                synced);
    }

    private static void write(Path file, LongBytes content, boolean synced) throws IOException {
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
