package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VisibleGpusTest {

    private static final Path NO_DRIVER = Path.of("/no/such/driver");

    private static Map<String, String> environment(String device, int worker, String listed) {
        return ProcessExecutor.VisibleGpus.in(Map.of("CUDA_VISIBLE_DEVICES", listed), NO_DRIVER)
                .environmentOf(device, worker);
    }

    @Test
    void eachWorkerSeesOneGpu() {
        assertThat(environment("gpu:0", 1, "2, 5"))
                .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "5"));
        assertThat(environment("gpu:0", 2, "2,5"))
                .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "2"));
        assertThat(ProcessExecutor.VisibleGpus.in(Map.of(), NO_DRIVER).environmentOf("gpu:0", 3))
                .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "3"));
    }

    @Test
    void workersShareGpusIfThereAreTooFew(@TempDir Path driver) throws IOException {
        Files.createDirectory(driver.resolve("0000:3b:00.0"));
        Files.createDirectory(driver.resolve("0000:5e:00.0"));
        ProcessExecutor.VisibleGpus gpus = ProcessExecutor.VisibleGpus.in(Map.of(), driver);

        assertThat(gpus.environmentOf("gpu:0", 1))
                .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "1"));
        assertThat(gpus.environmentOf("gpu:0", 2))
                .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "0"));
    }

    @Test
    void hidesNothingOnTheCpuOrAnotherGpu() {
        assertThat(environment("cpu", 1, "2,5")).isEmpty();
        assertThat(environment("gpu:1", 1, "2,5")).isEmpty();
    }
}
