package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResidentMemoryTest {

    private final Path folder;

    ResidentMemoryTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private long kiB(String status) throws IOException {
        return PeakMemory.ResidentMemory.kiB(Files.writeString(folder.resolve("status"), status));
    }

    @Test
    void returnsTheValueThatTheSystemReports() throws IOException {
        assertThat(kiB("Name:\tjava\nVmHWM:\t   4096 kB\nVmRSS:\t   2048 kB\nThreads:\t7\n"))
                .isEqualTo(2048);
        assertThat(kiB("Name:\tjava\n")).isZero();
    }

    @Test
    void returnsTheUsedHeapIfTheSystemReportsNothing() {
        byte[] allocated = new byte[8 << 20];

        long heap = PeakMemory.ResidentMemory.kiB(folder.resolve("absent"));

        assertThat(heap).isBetween(8L << 10, Runtime.getRuntime().totalMemory() >> 10);
        assertThat(allocated).hasSize(8 << 20);
    }
}
