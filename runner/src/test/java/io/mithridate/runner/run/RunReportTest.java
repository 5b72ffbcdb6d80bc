package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Task;
import io.mithridate.runner.cli.WorkerOfFakes;
import io.mithridate.runner.cli.WorkerOfFakes.Said;
import io.mithridate.runner.execution.LocalExecutor;
import io.mithridate.runner.runs.RunFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests reports that are written without computing anything. */
class RunReportTest {

    private static final String ONE_SEED = "seeds=[1]";

    private final Path folder;
    private final TinyRun tiny;

    RunReportTest(@TempDir Path folder) {
        this.folder = folder;
        this.tiny = new TinyRun(folder);
    }

    private static Said report(RunFolder run) {
        return WorkerOfFakes.run("report", run.path().toString());
    }

    @Test
    void writesTheReportOnAMachineWithoutTheDevice() throws Exception {
        RunFolder run =
                tiny.runAs(
                                "full-queue",
                                new LocalExecutor(),
                                "store",
                                ONE_SEED,
                                "compute.device=gpu:63")
                        .folder();

        Said output = report(run);

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(WorkerOfFakes.run("reproduce", run.path().toString(), "--cell", "0").err())
                .contains("gpu:63");
    }

    @Test
    void ignoresDamagedWeightsThatAreNotRead() throws Exception {
        RunFolder run = tiny.run("store", 1, ONE_SEED).folder();
        String costs = Files.readString(run.file("costs.csv"));
        List<Path> damaged = damage(folder.resolve("store/victim"));
        assertThat(damaged).isNotEmpty();

        Said output = report(run);

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(run.file("costs.csv")).content().isEqualTo(costs);
        assertThat(damaged).allSatisfy(weights -> assertThat(weights).hasContent("damaged"));
        assertThat(folder.resolve("store/damaged")).doesNotExist();
    }

    /** Damages the files of models, but neither curves nor manifests. */
    private static List<Path> damage(Path victims) throws IOException {
        List<Path> models;
        try (Stream<Path> files = Files.walk(victims)) {
            models =
                    files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains("/made/"))
                            .filter(file -> !file.endsWith("manifest.json"))
                            .filter(file -> !file.endsWith("curves.csv"))
                            .toList();
        }
        for (Path model : models) {
            Files.writeString(model, "damaged");
        }
        return models;
    }

    @Test
    void keepsTheFilesOfCellsOfARunInProgress() throws Exception {
        List<String> states = new ArrayList<>();
        List<Said> reports = new ArrayList<>();
        RunFolder run =
                tiny.run(
                                (request, events) -> {
                                    Task first = request.tasks().get(0);
                                    RunFolder working = new RunFolder(request.runFolder());
                                    events.started(first);
                                    reports.add(report(working));
                                    states.add(state(working));
                                    return new LocalExecutor().execute(request, events);
                                },
                                List.of(),
                                "store",
                                1,
                                ONE_SEED)
                        .folder();

        assertThat(states).containsExactly("running");
        assertThat(reports)
                .singleElement()
                .satisfies(
                        output ->
                                assertThat(output.err())
                                        .contains("another process is computing the run")
                                        .contains("has no results"));
        assertThat(state(run)).isEqualTo("succeeded");
    }

    private static String state(RunFolder run) {
        try {
            return TinyRun.status(run, 0).get("status").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
