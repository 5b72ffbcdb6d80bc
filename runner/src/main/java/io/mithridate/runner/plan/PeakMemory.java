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
 * Watches the resident memory of this process, including native memory.
 *
 * <p>The memory is sampled five times per second, because the system's own high-water mark cannot
 * be reset for each stage; see {@link ResidentMemory}.
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

    /** Starts sampling. */
    public static PeakMemory start() {
        PeakMemory memory = new PeakMemory();
        // The task never throws, so the future can be ignored.
        var unused =
                memory.sampler.scheduleAtFixedRate(memory::sample, 0, 200, TimeUnit.MILLISECONDS);
        return memory;
    }

    /** Returns the highest value seen, in MiB. */
    double peakMiB() {
        sample();
        return peakKiB.get() / 1024.0;
    }

    /** Stops sampling. */
    @Override
    public void close() {
        sampler.shutdownNow();
    }

    private void sample() {
        peakKiB.accumulateAndGet(ResidentMemory.kiB(), Math::max);
    }

    /**
     * The resident memory of this process, including native memory. On systems that do not report
     * it (all except Linux), the used Java heap is returned instead.
     */
    public static final class ResidentMemory {

        private static final Path STATUS = Path.of("/proc/self/status");
        private static final String RESIDENT = "VmRSS:";

        private ResidentMemory() {}

        /** Returns the current resident memory in KiB. */
        public static long kiB() {
            return kiB(STATUS);
        }

        /** Returns the resident memory in KiB that a status file of the system reports. */
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
