package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests the messages of {@code bin/mithridate} about a Java that cannot run the program. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "bin", "mithridate");

    @TempDir Path home;

    /** A Mac without a JDK behaves like this. */
    @Test
    void reportsAJavaThatDoesNotStartWithItsOutput() throws Exception {
        Process launcher = launch("echo 'No Java runtime present' >&2; exit 1");

        assertThat(output(launcher))
                .contains("bin/java does not run", "17 or newer", "No Java runtime present");
        assertThat(launcher.waitFor()).isEqualTo(2);
    }

    @Test
    void reportsAnOldJava() throws Exception {
        Process launcher = launch("echo 'openjdk version \"11.0.25\" 2024-10-15' >&2");

        assertThat(output(launcher)).contains("bin/java is older than Java 17");
        assertThat(launcher.waitFor()).isEqualTo(2);
    }

    private Process launch(String java) throws IOException {
        Path script = Files.createDirectories(home.resolve("bin")).resolve("java");
        Files.writeString(script, "#!/bin/sh\n" + java + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        ProcessBuilder builder = new ProcessBuilder("bash", LAUNCHER.toString(), "version");
        builder.environment().put("JAVA_HOME", home.toString());
        return builder.redirectErrorStream(true).start();
    }

    private static String output(Process process) throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
