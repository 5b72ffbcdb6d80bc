package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.ListedRun;
import io.mithridate.results.SampleRun;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.runner.console.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompareCommandTest {

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    CompareCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void joinsFoldersAndFilesIntoOneTable() throws IOException {
        int code = compare(writeRun("first", 1L), writeRun("second", 2L) + "/results.json");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("n = 2 seeds (1, 2)")
                .containsPattern("badnets +ta-cleaner +clean pairs +76.2 .* 29.2");
    }

    @Test
    void writesEveryNumberAsCsv() throws IOException {
        int code = compare(writeRun("first", 1L), writeRun("second", 2L), "--format", "csv");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1 + 2 * 4 * 8)
                .first()
                .asString()
                .startsWith("run,cell,dataset");
    }

    @Test
    void writesANumberOfTwoRunsOnlyOnce() throws IOException {
        String run = writeRun("first", 1L);

        assertThat(compare(run, run, "--format", "csv")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1 + 4 * 8);
    }

    @Test
    void readsCompressedResults() throws IOException {
        Path compressed = folder.resolve("slice.json.gz");
        try (OutputStream file = new GZIPOutputStream(Files.newOutputStream(compressed))) {
            Files.copy(Path.of(writeRun("first", 1L), "results.json"), file);
        }

        int code = compare(compressed.toString(), "--format", "markdown", "--baseline", "none");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .startsWith("## quickstart: split test, top-1")
                .contains(
                        "| attack | defense | needs | clean accuracy | attack success | triggered")
                .containsPattern("\\| badnets \\| none +\\| +\\| ([0-9.]+ % \\| ){4}victim \\|");
    }

    @Test
    void showsOnlyTheChosenCells() throws IOException {
        int code =
                compare(
                        writeRun("first", 1L),
                        writeRun("second", 2L),
                        "--only",
                        "seed=2",
                        "--only",
                        "defense=none",
                        "--only",
                        "defense=ta-cleaner");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("n = 1 seed (2)", " ta-cleaner ")
                .doesNotContain("clean-clip ");
    }

    @Test
    void showsTheRequestedContrasts() throws IOException {
        Path run = Files.createDirectory(folder.resolve("lists"));
        new ResultsWriter().write(EvaluatedRun.of(ListedRun.twoAttacksAtFiveStrengths()), run);

        int code =
                compare(
                        run.toString(),
                        "--contrast",
                        "ta-cleaner - clean-clip",
                        "--contrast",
                        "ta-cleaner - none");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .containsPattern("badnets +ta-cleaner − clean-clip +5 ")
                .containsPattern("blended +ta-cleaner − none +5 ");
    }

    @Test
    void rejectsAChoiceThatMatchesNoCell() throws IOException {
        assertThat(compare(writeRun("first", 1L), "--only", "defense=ta-claener"))
                .isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains(
                        "--only defense=ta-claener: no cell has the defense 'ta-claener'; did you"
                                + " mean 'ta-cleaner'?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"markdown", "csv"})
    void writesUtf8InAnyLocale(String format) throws IOException {
        String[] arguments = {writeRun("first", 1L), writeRun("second", 2L), "--format", format};
        assertThat(compare(arguments)).isZero();
        byte[] expected = out.toByteArray();
        out.reset();

        assertThat(compare(CapturedTerminal.withoutLocale(out), arguments)).isZero();

        assertThat(out.toByteArray()).isEqualTo(expected);
    }

    @Test
    void keepsSpecialCharactersWithoutALocale() throws IOException {
        int code =
                compare(
                        CapturedTerminal.withoutLocale(out),
                        writeRun("first", 1L),
                        writeRun("second", 2L),
                        "--format",
                        "markdown");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(" ± ");
    }

    @Test
    void rejectsAnUncompressedFileNamedGz() throws IOException {
        Path uncompressed = folder.resolve("slice.json.gz");
        Files.copy(Path.of(writeRun("first", 1L), "results.json"), uncompressed);

        assertThat(compare(uncompressed.toString())).isNotZero();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("slice.json.gz is not a gzip file");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'compare' needs runs",
        ". --baseline=a=b, name a defense",
        ". --contrast=a, --contrast it must be two defenses",
        "nowhere, there is no run nowhere",
        ". --format=txt, 'did you mean ''text''?'",
        "., is not the folder of a run with results"
    })
    void rejectsArgumentsThatAreNotRuns(String arguments, String message) {
        int code = compare(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }

    private String writeRun(String name, Long seed) throws IOException {
        Path run = Files.createDirectory(folder.resolve(name));
        new ResultsWriter().write(EvaluatedRun.of(SampleRun.quickstart(seed)), run);
        return run.toString();
    }

    private int compare(String... arguments) {
        return compare(CapturedTerminal.unicode(out), arguments);
    }

    private int compare(Terminal terminal, String... arguments) {
        CliContext context = new CliContext(terminal, CapturedTerminal.unicode(err), Map.of());
        String[] allArguments = new String[arguments.length + 1];
        allArguments[0] = "compare";
        System.arraycopy(arguments, 0, allArguments, 1, arguments.length);
        return new Main(context, "test").run(List.of(allArguments));
    }
}
