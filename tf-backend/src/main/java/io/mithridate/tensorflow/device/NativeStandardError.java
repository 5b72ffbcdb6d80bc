package io.mithridate.tensorflow.device;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The standard error stream as seen by C libraries in this process, which Java cannot redirect. */
final class NativeStandardError {

    private static final Logger log = LoggerFactory.getLogger(NativeStandardError.class);

    private static final int DESCRIPTOR = 2;
    private static final int WRITE_ONLY = 1;

    private NativeStandardError() {}

    /** The C library functions that are needed. */
    interface C extends Library {

        /** Duplicates a descriptor. */
        int dup(int descriptor) throws LastErrorException;

        /** Makes the descriptor {@code to} refer to the same file as {@code from}. */
        int dup2(int from, int to) throws LastErrorException;

        /** Opens a file. */
        int open(String path, int flags) throws LastErrorException;

        /** Closes a descriptor. */
        int close(int descriptor) throws LastErrorException;
    }

    /**
     * Runs some work and passes on everything that the process writes to standard error during it.
     * This is also done if the work fails, since the text may explain the failure. The work is also
     * run if standard error cannot be redirected.
     *
     * @param output receives the text
     */
    static void capture(Runnable work, Consumer<String> output) {
        Optional<Redirection> redirection = Redirection.start();
        try {
            work.run();
        } finally {
            redirection.map(Redirection::restore).ifPresent(output);
        }
    }

    /**
     * Standard error while it is redirected to a file.
     *
     * @param c the C functions that redirected it
     * @param file the file that receives the output
     * @param target a descriptor of the file
     * @param kept a descriptor of the original standard error
     */
    private record Redirection(C c, Path file, int target, int kept) {

        /** Redirects standard error; returns empty if this is not possible. */
        static Optional<Redirection> start() {
            if (Platform.isWindows()) {
                return Optional.empty();
            }
            try {
                C c = Native.load("c", C.class);
                Path file = Files.createTempFile("mithridate", ".err");
                int target = c.open(file.toString(), WRITE_ONLY);
                int kept = c.dup(DESCRIPTOR);
                c.dup2(target, DESCRIPTOR);
                return Optional.of(new Redirection(c, file, target, kept));
            } catch (IOException | LastErrorException | LinkageError e) {
                log.debug("cannot redirect TensorFlow's startup output", e);
                return Optional.empty();
            }
        }

        /**
         * Restores standard error and returns the text that was written while it was redirected,
         * decoded as UTF-8.
         */
        String restore() {
            try {
                c.dup2(kept, DESCRIPTOR);
                c.close(kept);
                c.close(target);
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                Files.delete(file);
                return text;
            } catch (IOException | LastErrorException e) {
                log.warn("cannot read TensorFlow's startup output", e);
                return "";
            }
        }
    }
}
