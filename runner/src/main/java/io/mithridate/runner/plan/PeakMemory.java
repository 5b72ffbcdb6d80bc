package io.mithridate.runner.plan;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

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
}
