package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.fakes.AnotherProcess;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptionTest {

    @Test
    void theFirstSignalAsksAndTheSecondEndsTheProcess() throws Exception {
        Process process = AnotherProcess.of(StubbornWork.class).redirectErrorStream(true).start();
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("begun");

            process.toHandle().destroy();

            assertThat(said.readLine()).contains("stopping at the next point", "once more");
            assertThat(said.readLine()).isEqualTo("interrupted");
            assertThat(process.isAlive()).isTrue();

            process.toHandle().destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
    }
}
