package io.mithridate.runner.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Watches the resident memory of this process, native memory included.
 *
 * <p>The system's own high-water mark cannot be reset for each stage, so it is sampled five times a
 * second; see {@link ResidentMemory}.
 */
public final class PeakMemory implements AutoCloseable {

    private final AtomicLong peakKiB = new AtomicLong();
    private final ScheduledExecutorService sampler =
            Executors.newSingleThreadScheduledExecutor(
                    work -> {
                        Thread thread = new Thread(work, "peak-memory");
                        thread.setDaemon(true);
                        return thread;
                    });

    private PeakMemory() {}

    /** Starts to watch. */
    public static PeakMemory start() {
        PeakMemory memory = new PeakMemory();
        // The task never throws, so the future has nothing to tell.
        var unused =
                memory.sampler.scheduleAtFixedRate(memory::sample, 0, 200, TimeUnit.MILLISECONDS);
        return memory;
    }

    /** The highest value seen, in MiB. */
    double peakMiB() {
        sample();
        return peakKiB.get() / 1024.0;
    }

    /** Ends watching. */
    @Override
    public void close() {
        sampler.shutdownNow();
    }

    private void sample() {
        peakKiB.accumulateAndGet(ResidentMemory.kiB(), Math::max);
    }

    /**
     * The resident memory of this process, native memory included. Where the system does not tell
     * (elsewhere than on Linux), it is the Java heap in use.
     */
    public static final class ResidentMemory {

        private static final Path STATUS = Path.of("/proc/self/status");
        private static final String RESIDENT = "VmRSS:";

        private ResidentMemory() {}

        /** Returns what is resident now, in KiB. */
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
}
