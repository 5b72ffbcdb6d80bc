package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.fixtures.AnotherProcess;
import io.mithridate.runner.plugins.PluginJar;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ExitGuardTest {

    @TempDir private Path folder;

    @Test
    void namesThePluginThatEndsTheProcessAndItsStage() throws Exception {
        Process process =
                AnotherProcess.of(ExitingWork.class, folder, "exit")
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("begun");

            assertThat(output.readLine())
                    .contains(
                            ExitingWork.class.getName() + ".runPlugin",
                            "while 'victim of evil, seed 1' was computed");
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(3);
        } finally {
            process.destroyForcibly();
        }
    }

    /** The class is initialized during the search for plugins. */
    @Test
    void everyCommandIsGuarded() throws Exception {
        new PluginJar()
                .withSource(
                        "org.example.evil.Evil",
                        """
                        package org.example.evil;
                        import java.util.List;
                        public final class Evil implements io.mithridate.api.plugin.Plugin {
                            static { System.exit(0); }
                            @Override public List<Class<?>> extensions() { return List.of(); }
                        }
                        """)
                .withService("io.mithridate.api.plugin.Plugin", "org.example.evil.Evil")
                .write(folder.resolve("evil.jar"));
        Path output = folder.resolve("said.txt");
        Process list =
                AnotherProcess.start(output, Main.class, "list", "--plugins", folder.toString());
        try {
            assertThat(list.waitFor()).as(() -> AnotherProcess.output(output)).isEqualTo(3);
        } finally {
            list.destroyForcibly();
        }
        assertThat(output).content().contains("evil.jar", "org.example.evil.Evil", "System.exit()");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void signalsStillEndTheProcess() throws Exception {
        Process process =
                AnotherProcess.of(ExitingWork.class, folder, "wait")
                        .redirectErrorStream(true)
                        .start();
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            assertThat(output.readLine()).isEqualTo("begun");

            process.toHandle().destroy();

            assertThat(output.readLine()).isNull();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(128 + 15);
        } finally {
            process.destroyForcibly();
        }
    }
}
