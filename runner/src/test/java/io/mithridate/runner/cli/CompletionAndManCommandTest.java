package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompletionAndManCommandTest {

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    /** Runs the completion in bash, as the tab key does. */
    @ParameterizedTest
    @CsvSource({
        "1, mithridate compl, completion",
        "2, mithridate completion --, --help",
        "3, mithridate run e.yaml --limit, --limit-samples",
        "2, mithridate run e, ''"
    })
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void bashCompletesCommandsAndTheirOptions(int word, String typed, String completed)
            throws Exception {
        assertThat(run("completion", "bash")).isZero();
        Path script = Files.writeString(folder.resolve("completion"), output());

        Process bash =
                new ProcessBuilder(
                                "bash",
                                "-c",
                                "source %s; COMP_WORDS=(%s); COMP_CWORD=%d; _mithridate; echo \"${COMPREPLY[*]}\""
                                        .formatted(script, typed, word))
                        .redirectErrorStream(true)
                        .start();

        assertThat(new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(completed + "\n");
        assertThat(bash.waitFor()).isZero();
    }

    @Test
    void zshLoadsTheBashScriptThroughBashcompinit() {
        assertThat(run("completion", "bash")).isZero();
        String script = output();
        assertThat(run("completion", "zsh")).isZero();
        assertThat(output()).endsWith(script).startsWith("autoload -U +X compinit bashcompinit");
    }

    @Test
    void rejectsUnknownShells() {
        assertThat(run("completion", "fish")).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("mithridate completion bash|zsh");
    }

    @Test
    void manualDescribesEveryCommandAndItsOptions() {
        assertThat(run("man")).isZero();
        assertThat(output())
                .startsWith(".TH MITHRIDATE 1\n")
                .contains(
                        ".SS run EXPERIMENT.yaml",
                        ".TP\n.B \\-\\-limit\\-samples \\fIN\\fR\nuse N samples",
                        ".SS version",
                        ".SS man")
                .doesNotContain("null")
                .doesNotContainPattern("(?m)^'");
    }

    private int run(String... arguments) {
        return CapturedCommand.run(folder, out, err, List.of(arguments));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
