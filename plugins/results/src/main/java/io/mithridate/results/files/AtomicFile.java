package io.mithridate.results.files;

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
 * Writes files atomically: to a temporary file in the same folder, which is then renamed. An
 * interrupted thread still completes its file.
 */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes text as UTF-8, replacing an existing file.
     *
     * @throws IOException if the folder does not exist or is not writable
     */
    public static void write(Path file, CharSequence content) throws IOException {
        write(file, utf8(content), true);
    }

    /**
     * Writes text that can be restored from the store. Other processes see the complete file or
     * none, but the file may be empty after a power failure. Syncing such files to disk would
     * dominate the run time of a run with many cells.
     *
     * @throws IOException if the folder does not exist or is not writable
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
     * Writes bytes as a stream, so that they need not fit into memory, replacing an existing file.
     *
     * @throws IOException if the folder does not exist or is not writable
     */
    public static void writeBytes(Path file, Content content) throws IOException {
        write(file, content, true);
    }

    /** The content of a file. */
    @FunctionalInterface
    public interface Content {

        /** Writes the content without closing the stream. */
        void write(OutputStream stream) throws IOException;
    }

    private static void write(Path file, Content content, boolean synced) throws IOException {
        // The platform's temporary files are not used, because only their owner can read them.
        Path temporary =
                file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            // A channel is not used, because an interrupt would close it.
            try (OutputStream stream =
                    Files.newOutputStream(
                            temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.write(stream);
            }
            if (synced) {
                try (RandomAccessFile written = new RandomAccessFile(temporary.toFile(), "rw")) {
                    written.getFD().sync();
                }
            }
            Files.move(
                    temporary,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
