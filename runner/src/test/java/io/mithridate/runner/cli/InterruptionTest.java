package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.fixtures.AnotherProcess;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptionTest {

    @Test
    void firstSignalInterruptsAndSecondEndsTheProcess() throws Exception {
        Process process = AnotherProcess.of(StubbornWork.class).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("begun");

            process.toHandle().destroy();

            assertThat(output.readLine()).contains("stopping at the next point", "press again");
            assertThat(output.readLine()).isEqualTo("interrupted");
            assertThat(process.isAlive()).isTrue();

            process.toHandle().destroy();

            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(130);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void workerIgnoresSignals() throws Exception {
        Process process = AnotherProcess.of(HeedlessWork.class).redirectErrorStream(true).start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("begun");
            for (String signal : List.of("-INT", "-TERM", "-TERM")) {
                new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
            }

            assertThat(process.waitFor(1, TimeUnit.SECONDS)).isFalse();
            process.getOutputStream().close();

            assertThat(output.readLine()).isEqualTo("ended");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
