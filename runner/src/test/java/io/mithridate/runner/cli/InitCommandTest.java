package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.console.StandardInput;
import io.mithridate.runner.plugins.PluginLoader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InitCommandTest {

    private final Path file;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    InitCommandTest(@TempDir Path folder) {
        file = folder.resolve("first-try.yaml");
    }

    @Test
    void writesAValidExperiment() throws IOException {
        assertThat(run("", "init", file.toString())).as(err::toString).isZero();

        assertThat(file)
                .content()
                .contains(
                        "\nname: first-try\n",
                        "\nattacks:\n  # badnets: pastes one fixed patch",
                        "\n  - badnets\n",
                        "\n  - none\n");
        assertThat(run("", "validate", file.toString())).as(err::toString).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("no errors");
    }

    @Test
    void writesTheGivenPluginsAndTarget() throws IOException {
        assertThat(
                        run(
                                "",
                                "init",
                                file.toString(),
                                "--attacks",
                                "sig, badnets",
                                "--defenses",
                                "clean-clip",
                                "--target",
                                "it's",
                                "--seeds",
                                "3"))
                .as(err::toString)
                .isZero();

        assertThat(file)
                .content()
                .contains("seeds: [1, 2, 3]", "target: 'it''s'", "  - sig\n", "  - badnets\n")
                .containsPattern("(?m)^  - clean-clip: \\{.* learning-rate: 1e-3")
                .doesNotContain("- fine-tune");
    }

    @Test
    void asksForMissingValuesAndUsesDefaultsForEmptyAnswers() throws IOException {
        assertThat(run("wanet\n\n", "init", file.toString(), "--target", "banana")).isZero();

        assertThat(file).content().contains("  - wanet\n", "  - fine-tune: {");
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("attacks, separated by commas [badnets]: ", "root seeds")
                .doesNotContain("the class that");
    }

    @Test
    void writesAPlaceholderForARequiredPath() throws IOException {
        assertThat(run("", "init", file.toString(), "--dataset", "cifar")).isZero();

        assertThat(file).content().contains("folder: <path>");
    }

    @Test
    void rejectsInvalidArguments() throws IOException {
        assertThat(run("", "init", file.toString(), "--attacks", "badnet")).isEqualTo(2);
        assertThat(errors()).contains("there is no attack 'badnet'; did you mean 'badnets'?");
        assertThat(run("", "init", file.toString(), "--seeds", "0")).isEqualTo(2);
        assertThat(errors()).contains("--seeds takes a whole number between 1 and 999");
        assertThat(file).doesNotExist();
        Files.writeString(file, "mine");
        assertThat(run("", "init", file.toString())).isEqualTo(2);
        assertThat(errors()).contains("is there already; give another name");
        assertThat(file).hasContent("mine");
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Runs a command with these typed answers; if they are empty, there is no terminal. */
    private int run(String typed, String... arguments) {
        out.reset();
        err.reset();
        CliContext context =
                new CliContext(
                        CapturedTerminal.ascii(out),
                        CapturedTerminal.ascii(err),
                        Map.of(),
                        new StandardInput(
                                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                                () -> !typed.isEmpty(),
                                OptionalLong.empty()),
                        out,
                        finder -> new PluginLoader().load(finder));
        return new Main(context, "test").run(new ArrayList<>(List.of(arguments)));
    }
}
