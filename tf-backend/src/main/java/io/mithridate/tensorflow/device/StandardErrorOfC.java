package io.mithridate.tensorflow.device;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
     * Does something, and gives what the whole process wrote to standard error meanwhile. Where
     * standard error cannot be turned away it is done all the same, and the text is empty.
     */
    static String during(Runnable work) {
        if (Platform.isWindows()) {
            work.run();
            return "";
        }
        boolean[] done = {false};
        try {
            return during(
                    Native.load("c", C.class),
                    () -> {
                        done[0] = true;
                        work.run();
                    });
        } catch (IOException | LastErrorException | LinkageError e) {
            log.debug("what TensorFlow says first is not kept from standard error", e);
            if (!done[0]) {
                work.run();
            }
            return "";
        }
    }

    private static String during(C c, Runnable work) throws IOException {
        Path file = Files.createTempFile("mithridate", ".err");
        try {
            int target = c.open(file.toString(), WRITE_ONLY);
            int kept = c.dup(DESCRIPTOR);
            c.dup2(target, DESCRIPTOR);
            try {
                work.run();
            } finally {
                c.dup2(kept, DESCRIPTOR);
                c.close(kept);
                c.close(target);
            }
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
