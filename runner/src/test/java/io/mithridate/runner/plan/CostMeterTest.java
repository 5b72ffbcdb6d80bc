package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.training.TrainingListener;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CostMeterTest {

    private static final int MIB = 1 << 20;

    @Test
    void countsPicturesAsSamplesButNotAsSteps() {
        try (PeakMemory memory = PeakMemory.start()) {
            CostMeter meter = new CostMeter(memory);

            // Each pair has two views.
            meter.onStart(new TrainingListener.Start("v", 1, 1, 64, 0, 0, 128));
            meter.onStep(new TrainingListener.Step(1, 1, 64, 0.1, 0.5, Map.of()));
            meter.onPicturesEmbedded(5);
            meter.processed(3);

            assertThat(meter.stop().steps()).isOne();
            assertThat(meter.stop().samples()).isEqualTo(64 + 5 + 3);
            assertThat(meter.stop().pictures()).isEqualTo(128 + 5 + 3);
        }
    }

    @Test
    void samplerDoesNotKeepTheProcessAlive() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        FutureTask<PeakMemory> start = new FutureTask<>(PeakMemory::start);
        Thread starter = new Thread(start);
        starter.setDaemon(false); // a new thread inherits the daemon status of its parent
        starter.start();

        try (PeakMemory memory = start.get()) {
            Set<Thread> added = new HashSet<>(Thread.getAllStackTraces().keySet());
            added.removeAll(before);

            assertThat(added)
                    .filteredOn(thread -> thread.getName().equals("peak-memory"))
                    .singleElement()
                    .matches(Thread::isDaemon);
            assertThat(memory.peakMiB()).isPositive();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void peakIncludesNativeMemoryAndIsMeasuredOnRequest() {
        PeakMemory memory = PeakMemory.start();
        memory.close(); // from here on, memory is only measured when asked for
        double before = memory.peakMiB();

        ByteBuffer allocated = ByteBuffer.allocateDirect(256 * MIB);
        for (int at = 0; at < allocated.capacity(); at += 4096) {
            allocated.put(at, (byte) 1);
        }

        assertThat(memory.peakMiB()).isBetween(before + 128, before + 1024);
        assertThat(allocated.get(4096)).isEqualTo((byte) 1);
    }
}
