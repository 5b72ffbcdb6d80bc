package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.results.ResultsWriter;
import io.mithridate.runner.results.SampleRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompareCommandTest {

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    CompareCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void joinsFoldersAndFilesIntoOneTable() throws IOException {
        int code = compare(written("first", 1L), written("second", 2L) + "/results.json");

        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("n = 2 seeds (1, 2)")
                .containsPattern("badnets +ta-cleaner +clean pairs +76.2 .* 29.2");
    }

    @Test
    void writesEveryNumberAsCsv() throws IOException {
        int code = compare(written("first", 1L), written("second", 2L), "--format", "csv");

        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1 + 2 * 4 * 8)
                .first()
                .asString()
                .startsWith("run,cell,dataset");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 'compare' needs runs",
        "nowhere, there is no run nowhere",
        ". --format=txt, 'did you mean ''text''?'",
        "., is not the folder of a run with results"
    })
    void refusesWhatIsNotARun(String arguments, String message) {
        int code = compare(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(code).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }

    private String written(String name, Long seed) throws IOException {
        Path run = Files.createDirectory(folder.resolve(name));
        new ResultsWriter().write(EvaluatedRun.of(SampleRun.quickstart(seed)), run);
        return run.toString();
    }

    private int compare(String... arguments) {
        Surroundings surroundings =
                new Surroundings(
                        CapturedTerminal.unicode(out), CapturedTerminal.unicode(err), Map.of());
        String[] all = new String[arguments.length + 1];
        all[0] = "compare";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return new Main(surroundings, "test").run(List.of(all));
    }
}
