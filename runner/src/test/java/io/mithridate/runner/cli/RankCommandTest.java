package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.results.ListedRun;
import io.mithridate.runner.results.ResultsWriter;
import io.mithridate.runner.results.SampleRun;
import io.mithridate.runner.results.SettingList;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RankCommandTest {

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    RankCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void saysHowAlikeTwoBenchmarksRank() throws IOException {
        int code = rank(written("one", "64", 0.1, 0.3), "--beside", written("two", "64", 0.4, 0.6));

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern(
                        """
                        attack +defenses that need +within 5
                        badnets +clean pairs +1\\.00, n = 2 \\(1, 1\\)
                        """);
    }

    /** As a shell's pattern gives them. */
    @Test
    void allRunsBehindBesideAreOfTheOtherBenchmark() throws IOException {
        int code =
                rank(
                        written("one", "64", 0.1, 0.3),
                        "--beside",
                        written("two", "64", 0.4, 0.6),
                        written("three", "64", 2, 0.4, 0.6));

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1.00, n = 2 (1, 2)");
    }

    @Test
    void writesATableForAPage() throws IOException {
        rank(
                written("one", "64", 0.1, 0.3),
                "--beside",
                written("two", "64", 0.6, 0.4),
                "--format",
                "markdown");

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("| badnets | clean pairs | fine-tune; clean-clip | 1, 1 | 5 | −1.00 |\n");
    }

    @Test
    void aTableKeepsItsMinusSignWithoutALocale() throws IOException {
        Surroundings surroundings =
                new Surroundings(
                        CapturedTerminal.withoutLocale(out), CapturedTerminal.ascii(err), Map.of());

        new Main(surroundings, "test")
                .run(
                        List.of(
                                "rank",
                                written("one", "64", 0.1, 0.3),
                                "--beside",
                                written("two", "64", 0.6, 0.4),
                                "--format",
                                "markdown"));

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("| 1, 1 | 5 | −1.00 |\n");
    }

    @Test
    void namesPairDefensesWhoseOptionsDiffer() throws IOException {
        String one = written("one", "64", 0.1, 0.3);
        String two = written("two", "128", 0.4, 0.6);

        rank(
                one,
                "--beside",
                two,
                "--name",
                "fine-tune batch=64 as tuned",
                "--name",
                "fine-tune batch=128 as tuned");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("1.00, n = 2");
    }

    @Test
    void refusesWhatCannotBeCompared() throws IOException {
        String run = written("one", "64", 0.1, 0.3);
        Path plain = Files.createDirectory(folder.resolve("plain"));
        new ResultsWriter().write(EvaluatedRun.of(SampleRun.quickstart(1L)), plain);

        assertThat(rank(run)).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(complaint()).contains("'rank' needs runs of two benchmarks");
        assertThat(rank(run, "--beside", plain.toString())).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(complaint()).contains("have no attack and budget in common");
        assertThat(rank(run, "--beside", run, "--format", "csv")).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(complaint()).contains("--format csv");
        assertThat(rank(run, "--beside", run, "--name", "par as rival")).isNotZero();
        assertThat(complaint()).contains("no cell has the defense 'par', to be called 'rival'");
    }

    /** A run of two defenses that cost nothing and leave so much of the attack. */
    private String written(String name, String batch, double tuned, double cleaned)
            throws IOException {
        return written(name, batch, 1, tuned, cleaned);
    }

    private String written(String name, String batch, int seed, double tuned, double cleaned)
            throws IOException {
        ListedRun made = new ListedRun("none", 5.0);
        SettingList first = made.list("fine-tune", Map.of("batch", batch), "0.001");
        SettingList second = made.list("clean-clip", "0.001");
        made.victim("badnets", seed, 0.80, 0.80, 0.98);
        made.defended("badnets", first, 0, seed, 0.80, 0.80, tuned);
        made.defended("badnets", second, 0, seed, 0.80, 0.80, cleaned);
        Path run = Files.createDirectory(folder.resolve(name));
        new ResultsWriter().write(EvaluatedRun.of(made.run()), run);
        return run.toString();
    }

    private int rank(String... arguments) {
        List<String> all = new ArrayList<>(List.of("rank"));
        all.addAll(List.of(arguments));
        return CapturedCommand.run(folder, out, err, all);
    }

    private String complaint() {
        return err.toString(StandardCharsets.UTF_8);
    }
}
