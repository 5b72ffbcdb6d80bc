package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.fixtures.AnotherProcess;
import io.mithridate.results.Failure;
import io.mithridate.runner.cli.WorkerOfFakes;
import io.mithridate.runner.cli.WorkerOfFakes.Said;
import io.mithridate.runner.fakes.ProcessForEachTask;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunLog;
import io.mithridate.runner.runs.StageStatus;
import io.mithridate.store.FileTrees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests tasks that other processes run, and results that are read from the store. */
class TasksElsewhereTest {

    private static final String ONE_SEED = "seeds=[1]";
    private static final String NO_CONTROLS = "controls.clean-model=false";

    private final Path folder;
    private final TinyRun tiny;

    TasksElsewhereTest(@TempDir Path folder) {
        this.folder = folder;
        this.tiny = new TinyRun(folder);
    }

    private static List<String> worker() {
        return AnotherProcess.of(WorkerOfFakes.class, "worker").command();
    }

    @Tag("long")
    @Test
    void processForEachTaskHasTheResultsOfTheLocalExecutor() throws Exception {
        RunFolder local = tiny.run("store", 1, ONE_SEED, NO_CONTROLS).folder();
        List<String> computed = tiny.computedTitles();

        ExperimentRun.Finished finished =
                tiny.run(
                        new ProcessForEachTask(),
                        worker(),
                        "another-store",
                        1,
                        ONE_SEED,
                        NO_CONTROLS);

        RunFolder elsewhere = finished.folder();
        assertThat(finished.results().orElseThrow().failed()).isEmpty();
        assertThat(tiny.computedTitles()).as("stages that this process computed").isEmpty();
        assertThat(withoutName(elsewhere, "results.csv"))
                .isEqualTo(withoutName(local, "results.csv"))
                .contains("attack-success");
        assertThat(TinyRun.column(elsewhere.file("costs.csv"), "title"))
                .containsExactlyInAnyOrderElementsOf(computed);
        assertThat(TinyRun.column(elsewhere.file("costs.csv"), "cached")).containsOnly("false");
        for (int cell = 0; cell < 2; cell++) {
            assertThat(TinyRun.status(elsewhere, cell).get("status").asText())
                    .isEqualTo("succeeded");
            assertThat(TinyRun.cell(elsewhere, cell).resolve("metrics.json"))
                    .hasSameBinaryContentAs(TinyRun.cell(local, cell).resolve("metrics.json"));
            assertThat(TinyRun.cell(elsewhere, cell).resolve("log.txt"))
                    .content()
                    .contains("computing stage=\"base model, seed 1\"");
        }
    }

    @Tag("long")
    @Test
    void reportsTheFullFailureOfASeparateProcess() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(
                        new ProcessForEachTask(),
                        worker(),
                        "store",
                        1,
                        ONE_SEED,
                        NO_CONTROLS,
                        "defenses=[{ break: { how: exception } }, none]");

        assertThat(finished.results().orElseThrow().failed())
                .singleElement()
                .satisfies(
                        cell ->
                                assertThat(cell.failure().map(Failure::message))
                                        .contains(
                                                "break on victim of corner, seed 1:"
                                                        + " IllegalStateException: the cure was"
                                                        + " worse"));
        assertThat(TinyRun.status(finished.folder(), 0).get("status").asText()).isEqualTo("failed");
        assertThat(TinyRun.status(finished.folder(), 1).get("status").asText())
                .isEqualTo("succeeded");
    }

    @Tag("long")
    @Test
    void collectsResultsThatAnExecutorLeftInTheStore() throws Exception {
        RunFolder local = tiny.run("store", 1, ONE_SEED).folder();
        List<Request> handedOver = new ArrayList<>();

        ExperimentRun.Finished finished =
                tiny.run(
                        leavingExecutor(handedOver),
                        List.of("worker"),
                        "another-store",
                        2,
                        ONE_SEED);

        RunFolder left = finished.folder();
        assertThat(finished.results()).isEmpty();
        assertThat(left.file("results.csv")).doesNotExist();
        Request request = handedOver.get(0);
        assertThat(request.jobs()).isEqualTo(2);
        Said earlyOutput = WorkerOfFakes.run("report", left.path().toString());
        assertThat(earlyOutput.code()).isEqualTo(1);
        assertThat(earlyOutput.err().lines())
                .hasSize(4)
                .allMatch(line -> line.contains("is not in the store"));
        assertThat(earlyOutput.err())
                .contains("cell 0, corner x none, seed 1, has no results: 'clean-acc");
        assertThat(TinyRun.status(left, 0).get("status").asText()).isEqualTo("unfinished");

        for (Task task : request.tasks()) {
            List<String> command = request.command(task);
            assertThat(command)
                    .containsExactly("worker", left.path().toString(), "--task", task.key());
            Said output = WorkerOfFakes.run(command.toArray(String[]::new));
            assertThat(output.code()).as(output.err()).isZero();
        }
        Said lateOutput = WorkerOfFakes.run("report", left.path().toString());

        assertThat(lateOutput.code()).as(lateOutput.err()).isZero();
        assertThat(lateOutput.out()).contains(left.file("results.csv").toString());
        assertThat(withoutName(left, "results.csv")).isEqualTo(withoutName(local, "results.csv"));
        assertThat(TinyRun.status(left, 0).get("status").asText()).isEqualTo("succeeded");
    }

    /** A cluster job may end after its executor reported its artifact as missing. */
    @Test
    void taskWhoseArtifactIsStoredHasNotFailed() throws Exception {
        List<Task> tasks = new ArrayList<>();
        Executor tooEarly =
                (request, events) -> {
                    for (Task task : request.tasks()) {
                        tasks.add(task);
                        assertThat(request.inProcess().run(task)).isEqualTo(Outcome.success());
                        events.ended(task, Outcome.failure("its artifact was not there"));
                    }
                    return Ending.ENDED;
                };

        RunFolder run = tiny.run(tooEarly, List.of(), "store", 1, ONE_SEED, NO_CONTROLS).folder();

        assertThat(run.file(RunLog.NAME)).content().doesNotContain("its artifact was not there");
        for (Task task : tasks) {
            assertThat(run.status(task.kind(), task.key()).map(StageStatus::state))
                    .contains(StageStatus.State.COMPUTED);
        }
        assertThat(tasks).isNotEmpty();
    }

    @Test
    void tasksAreTheMissingStagesCellByCell() throws Exception {
        List<Request> requests = new ArrayList<>();
        tiny.run(leavingExecutor(requests), List.of(), "store", 1, ONE_SEED);
        List<Task> all = requests.get(0).tasks();
        assertThat(all.stream().map(Task::title))
                .startsWith("base model, seed 1", "trigger of corner, seed 1")
                .containsSubsequence(
                        "victim of corner, seed 1",
                        "attack-success of corner x none, seed 1",
                        "forget on victim of corner, seed 1",
                        "clean model, seed 1");
        assertThat(all).allSatisfy(task -> assertThat(task.facts()).containsKey("device"));
        assertThat(all.get(0).waitsFor()).isEmpty();
        assertThat(byTitle(all, "victim of corner, seed 1").waitsFor())
                .contains(all.get(0).key(), all.get(1).key());

        RunFolder computed = tiny.run("store", 1, ONE_SEED).folder();
        tiny.run(leavingExecutor(requests), List.of(), "store", 1, ONE_SEED);
        assertThat(requests.get(1).tasks()).isEmpty();

        Task measurement = byTitle(all, "attack-success of corner x none, seed 1");
        delete(folder.resolve("store").resolve(measurement.kind()).resolve(measurement.key()));
        delete(folder.resolve("store").resolve("base").resolve(all.get(0).key()));
        tiny.run(leavingExecutor(requests), List.of(), "store", 1, ONE_SEED);

        assertThat(requests.get(2).tasks())
                .singleElement()
                .satisfies(
                        task -> {
                            assertThat(task.key()).isEqualTo(measurement.key());
                            assertThat(task.waitsFor()).isEmpty();
                        });
        assertThat(computed.path()).exists();
    }

    @Test
    void recomputesARemovedVictimIfItsModelIsOpened() throws Exception {
        RunFolder before = tiny.run("store", 1, ONE_SEED, NO_CONTROLS).folder();
        FileTrees.delete(folder.resolve("store").resolve("victim"));
        tiny.run("store", 1, ONE_SEED, NO_CONTROLS);
        assertThat(tiny.computedTitles()).as("nothing opens a model").isEmpty();

        FileTrees.delete(folder.resolve("store").resolve("embeddings"));
        FileTrees.delete(folder.resolve("store").resolve("measurement"));
        ExperimentRun.Finished again = tiny.run("store", 1, ONE_SEED, NO_CONTROLS);

        assertThat(again.results().orElseThrow().failed()).isEmpty();
        assertThat(tiny.computedTitles())
                .contains("victim of corner, seed 1")
                .doesNotContain("none on victim of corner, seed 1");
        assertThat(withoutName(again.folder(), "results.csv"))
                .isEqualTo(withoutName(before, "results.csv"));
    }

    @Test
    void rewritesAnIdenticalReport() throws Exception {
        RunFolder run = tiny.run("store", 1, ONE_SEED).folder();
        List<String> names = List.of("results.csv", "costs.csv", "results.json", "report.html");
        Map<String, String> before = new HashMap<>();
        for (String name : names) {
            before.put(name, Files.readString(run.file(name)));
            Files.delete(run.file(name));
        }

        Said output = WorkerOfFakes.run("report", run.path().toString());

        assertThat(output.code()).as(output.err()).isZero();
        for (String name : names) {
            assertThat(run.file(name)).content().as(name).isEqualTo(before.get(name));
        }
        Path other = folder.resolve("other.html");
        WorkerOfFakes.run("report", run.path().toString(), "--output", other.toString());
        assertThat(other).hasSameBinaryContentAs(run.file("report.html"));
    }

    @Test
    void servesALiveReportUntilStoppedWithoutWriting() throws Exception {
        RunFolder run = tiny.run("store", 1, ONE_SEED).folder();
        Files.delete(run.file("report.html"));
        Thread command = Thread.currentThread();
        Thread stop =
                new Thread(
                        () -> {
                            while (!isAsleep(command)) {
                                Thread.onSpinWait();
                            }
                            command.interrupt();
                        });
        stop.start();

        Said output = WorkerOfFakes.run("report", run.path().toString(), "--live");

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(output.out())
                .matches("http://127\\.0\\.0\\.1:[0-9]+/ shows the run until .*\\R");
        assertThat(run.file("report.html")).doesNotExist();
        stop.join();
    }

    private static boolean isAsleep(Thread command) {
        List<String> methods =
                Arrays.stream(command.getStackTrace())
                        .limit(3)
                        .map(StackTraceElement::getMethodName)
                        .toList();
        return methods.contains("serve") && methods.contains("sleep");
    }

    @Test
    void reportNamesMissingResultsAndComputesNothing() throws Exception {
        RunFolder run = tiny.run("store", 1, ONE_SEED).folder();
        Path measurements = folder.resolve("store").resolve("measurement");
        String key =
                TinyRun.rows(run.file("costs.csv")).stream()
                        .filter(row -> row.contains("clean-accuracy of corner x forget, seed 1"))
                        .findFirst()
                        .orElseThrow()
                        .get(4);
        delete(measurements.resolve(key));

        Said output = WorkerOfFakes.run("report", run.path().toString());

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err())
                .isEqualTo(
                        "cell 1, corner x forget, seed 1, has no results: 'clean-accuracy of corner"
                                + " x forget, seed 1' is not in the store: there is no folder"
                                + " measurement/%s in %s%n",
                        key, folder.resolve("store"));
        assertThat(measurements.resolve(key)).doesNotExist();
        assertThat(TinyRun.column(run.file("results.csv"), "cell"))
                .contains("0", "2", "3")
                .doesNotContain("1");
    }

    @Test
    void workerRejectsAKeyThatItWouldNotCompute() throws Exception {
        RunFolder run = tiny.run("store", 1, ONE_SEED).folder();
        String base =
                TinyRun.rows(run.file("costs.csv")).stream()
                        .filter(row -> row.contains("base model, seed 1"))
                        .findFirst()
                        .orElseThrow()
                        .get(4);
        String path = run.path().toString();

        Said unknownOutput = WorkerOfFakes.run("worker", path, "--task", "abc");
        assertThat(unknownOutput.code()).isEqualTo(4);
        assertThat(unknownOutput.err()).contains("has no stage of the key 'abc'", "plan.json");

        String resolved = Files.readString(run.file("resolved.yaml"));
        Files.writeString(run.file("resolved.yaml"), resolved.replace("epochs: 1", "epochs: 2"));
        Said changedOutput = WorkerOfFakes.run("worker", path, "--task", base);
        assertThat(changedOutput.code()).isEqualTo(4);
        assertThat(changedOutput.err())
                .contains("'base model, seed 1' has a different key now", "changed since the run");
        assertThat(WorkerOfFakes.run("report", path).code()).isEqualTo(4);
        assertThat(folder.resolve("store").resolve("base"))
                .isDirectoryNotContaining(
                        entry -> Files.isDirectory(entry) && !entry.endsWith(base));
    }

    @Test
    void workersAndReportsNeedTheFolderOfARun() throws IOException {
        String path = folder.toString();
        assertThat(WorkerOfFakes.run("worker", path, "--task", "abc"))
                .isEqualTo(
                        new Said(
                                2,
                                "",
                                "%s is not the folder of a run: it has no run.json%n"
                                        .formatted(path)));
        assertThat(WorkerOfFakes.run("report", path).code()).isEqualTo(2);
        assertThat(WorkerOfFakes.run("worker", path).err())
                .contains("mithridate worker RUN_DIR --task KEY");
        assertThat(WorkerOfFakes.run("report").err()).contains("mithridate report RUN_DIR");
        for (String file : List.of("plan.json", "resolved.yaml", "run.json")) {
            Files.writeString(folder.resolve(file), "{");
        }
        assertThat(WorkerOfFakes.run("report", path).err())
                .contains("the files of the run " + path + " cannot be read");
    }

    private static Executor leavingExecutor(List<Request> requests) {
        return (request, events) -> {
            requests.add(request);
            return Ending.DETACHED;
        };
    }

    private static Task byTitle(List<Task> tasks, String title) {
        return tasks.stream().filter(task -> task.title().equals(title)).findFirst().orElseThrow();
    }

    /** Returns a file of a run without the run's name, which is in each row. */
    private static String withoutName(RunFolder run, String file) throws IOException {
        return Files.readString(run.file(file)).replace("\n" + run.name() + ",", "\n,");
    }

    private static void delete(Path artifact) throws IOException {
        try (Stream<Path> files = Files.walk(artifact)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
