package io.mithridate.runner.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * The resident memory of this process, native memory included. Where the system does not tell
 * (elsewhere than on Linux), it is the Java heap in use.
 */
public final class ResidentMemory {

    private static final Path STATUS = Path.of("/proc/self/status");
    private static final String RESIDENT = "VmRSS:";

    private ResidentMemory() {}

    /** What it is now, in KiB. */
    public static long kiB() {
        return kiB(STATUS);
    }

    /** As {@link #kiB()}, where the system tells it in this file. */
    static long kiB(Path status) {
        try (Stream<String> lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith(RESIDENT))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException unreadable) {
            return heapKiB();
        }
    }

    private static long heapKiB() {
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / 1024;
    }
}
