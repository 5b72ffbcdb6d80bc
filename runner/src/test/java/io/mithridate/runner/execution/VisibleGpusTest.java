package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class VisibleGpusTest {

    private static Map<String, String> visible(String device, int worker, String listed) {
        return VisibleGpus.in(Map.of("CUDA_VISIBLE_DEVICES", listed)).of(device, worker);
    }

    @Test
    void eachWorkerSeesAGpuOfItsOwn() {
        assertThat(visible("gpu:0", 1, "2, 5"))
                .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "5"));
        assertThat(visible("gpu:0", 2, "2,5"))
                .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "2"));
        assertThat(VisibleGpus.in(Map.of()).of("gpu:0", 3))
                .containsExactly(Map.entry("CUDA_VISIBLE_DEVICES", "3"));
    }

    @Test
    void whoComputesElsewhereOrOnSeveralSeesAll() {
        assertThat(visible("cpu", 1, "2,5")).isEmpty();
        assertThat(visible("gpu:0,1", 1, "2,5")).isEmpty();
        assertThat(visible("gpu:1", 1, "2,5")).isEmpty();
    }
}
