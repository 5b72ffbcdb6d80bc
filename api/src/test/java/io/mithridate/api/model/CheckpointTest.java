package io.mithridate.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CheckpointTest {

    @Test
    void weightsAreInItsFolder() {
        assertThat(new Checkpoint(Path.of("victim"), "mini").weights())
                .isEqualTo(Path.of("victim", "model.safetensors"));
    }

    @Test
    void exceptionNamesTheFileAndTheReason() {
        assertThat(new InvalidCheckpointException(Path.of("model.safetensors"), "no 'ln.weight'"))
                .hasMessage("model.safetensors: no 'ln.weight'");
    }
}
