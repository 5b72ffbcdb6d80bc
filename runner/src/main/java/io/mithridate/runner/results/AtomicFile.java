package io.mithridate.runner.results;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files whole or not at all: beside their place first, then renamed into it. */
public final class AtomicFile {

    private AtomicFile() {}

    /**
     * Writes text as UTF-8; a file that stood there before is replaced.
     *
     * @throws IOException if the folder is not there or cannot be written to
     */
    public static void write(Path file, CharSequence content) throws IOException {
        write(file, StandardCharsets.UTF_8.encode(CharBuffer.wrap(content)));
    }

    /**
     * Writes bytes; a file that stood there before is replaced.
     *
     * @throws IOException if the folder is not there or cannot be written to
     */
    public static void write(Path file, byte[] content) throws IOException {
        write(file, ByteBuffer.wrap(content));
    }

    private static void write(Path file, ByteBuffer bytes) throws IOException {
        // Not a temporary file of the platform's: those can be read by their owner alone.
        Path beside =
                file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            beside, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
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
