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

/** The standard error of this process as libraries in C have it, which Java cannot turn away. */
final class StandardErrorOfC {

    private static final Logger log = LoggerFactory.getLogger(StandardErrorOfC.class);

    private static final int DESCRIPTOR = 2;
    private static final int WRITE_ONLY = 1;

    private StandardErrorOfC() {}

    /** The functions of the C library that are needed. */
    interface C extends Library {

        /** A second descriptor of what is open. */
        int dup(int descriptor) throws LastErrorException;

        /** Makes a descriptor one of what another is open on. */
        int dup2(int from, int to) throws LastErrorException;

        /** Opens a file. */
        int open(String path, int flags) throws LastErrorException;

        /** Closes a descriptor. */
        int close(int descriptor) throws LastErrorException;
    }

    /**
     * Does something, and passes on what the whole process wrote to standard error meanwhile,
     * though it fails: the text may say why. Where standard error cannot be turned away it is done
     * all the same.
     *
     * @param said gets the text
     */
    static void during(Runnable work, Consumer<String> said) {
        Optional<Turned> turned = Turned.away();
        try {
            work.run();
        } finally {
            turned.map(Turned::back).ifPresent(said);
        }
    }

    /**
     * Standard error while it leads to a file.
     *
     * @param c the functions that turned it away
     * @param file where it leads
     * @param target a descriptor of the file
     * @param kept a descriptor of what standard error was
     */
    private record Turned(C c, Path file, int target, int kept) {

        /** Turns it away, where that can be done. */
        static Optional<Turned> away() {
            if (Platform.isWindows()) {
                return Optional.empty();
            }
            try {
                C c = Native.load("c", C.class);
                Path file = Files.createTempFile("mithridate", ".err");
                int target = c.open(file.toString(), WRITE_ONLY);
                int kept = c.dup(DESCRIPTOR);
                c.dup2(target, DESCRIPTOR);
                return Optional.of(new Turned(c, file, target, kept));
            } catch (IOException | LastErrorException | LinkageError e) {
                log.debug("what TensorFlow says first is not kept from standard error", e);
                return Optional.empty();
            }
        }

        /** Turns it back, and gives what was written meanwhile, in whatever encoding. */
        String back() {
            try {
                c.dup2(kept, DESCRIPTOR);
                c.close(kept);
                c.close(target);
                String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                Files.delete(file);
                return text;
            } catch (IOException | LastErrorException e) {
                log.warn("what TensorFlow said first cannot be read", e);
                return "";
            }
        }
    }
}
