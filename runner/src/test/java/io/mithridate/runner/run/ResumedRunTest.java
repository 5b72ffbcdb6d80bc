package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.fixtures.AnotherProcess;
import io.mithridate.results.Failure;
import io.mithridate.runner.cli.WorkerOfFakes;
import io.mithridate.runner.cli.WorkerOfFakes.Said;
import io.mithridate.runner.execution.LocalExecutor;
import io.mithridate.runner.execution.ProcessExecutor;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.StageStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that runs that were interrupted, or killed together with their workers, end like other runs
 * after they are resumed.
 */
class ResumedRunTest {

    private static final String ONE_SEED = "seeds=[1]";

    private final TinyRun tiny;

    ResumedRunTest(@TempDir Path folder) {
        this.tiny = new TinyRun(folder);
    }

    /** Returns an executor that runs some tasks and is then told to stop. */
    private static Executor interruptedAfter(int tasks) {
        return (request, events) -> {
            for (Task task : request.tasks().subList(0, tasks)) {
                events.started(task);
                events.ended(task, request.inProcess().run(task));
            }
            events.started(request.tasks().get(tasks));
            events.ended(request.tasks().get(tasks), Outcome.interrupted());
            throw new InterruptedException();
        };
    }

    private RunFolder interruptedRun(int tasks) throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(interruptedAfter(tasks), List.of(), "broken", 1, ONE_SEED);
        assertThat(finished.interrupted()).isTrue();
        return finished.folder();
    }

    @Test
    void cellsOfAnInterruptedRunHaveNotFailed() throws Exception {
        ExperimentRun.Finished finished =
                tiny.run(interruptedAfter(2), List.of(), "broken", 1, ONE_SEED);

        assertThat(finished.results().orElseThrow().failed())
                .hasSize(4)
                .extracting(cell -> cell.failure().orElseThrow().kind())
                .containsOnly(Failure.Kind.NOT_STARTED);
    }

    private static Said resume(RunFolder run, String... furtherArguments) {
        List<String> arguments = new ArrayList<>(List.of("resume", run.path().toString()));
        arguments.addAll(List.of(furtherArguments));
        return WorkerOfFakes.run(arguments.toArray(String[]::new));
    }

    /** Returns a run's results without the run's name, which is in each row. */
    private static String results(RunFolder run) throws IOException {
        return Files.readString(run.file("results.csv")).replace("\n" + run.name() + ",", "\n,");
    }

    @Test
    void resumesAnInterruptedRunFromItsStages() throws Exception {
        RunFolder unbroken = tiny.run("unbroken", 1, ONE_SEED).folder();
        int tasks = tiny.computedTitles().size();
        List<String> first = tiny.computedTitles().subList(0, tasks / 2);

        RunFolder run = interruptedRun(tasks / 2);

        assertThat(TinyRun.status(run, 0).get("status").asText()).isEqualTo("succeeded");
        assertThat(TinyRun.status(run, 3).get("status").asText()).isEqualTo("interrupted");
        assertThat(TinyRun.column(run.file("results.csv"), "cell"))
                .contains("0")
                .doesNotContain("3");

        Said output = resume(run);

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(results(run)).isEqualTo(results(unbroken));
        for (int cell = 0; cell < 4; cell++) {
            assertThat(TinyRun.status(run, cell).get("status").asText()).isEqualTo("succeeded");
        }
        assertThat(TinyRun.column(run.file("costs.csv"), "title"))
                .hasSize(tasks)
                .containsAll(first);
        assertThat(TinyRun.column(run.file("costs.csv"), "cached")).containsOnly("false");
    }

    @Tag("long")
    @Test
    void persistentWorkersHaveTheResultsOfTheLocalExecutor() throws Exception {
        RunFolder local = tiny.run("store", 1, ONE_SEED).folder();

        ExperimentRun.Finished finished =
                tiny.run(
                        new ProcessExecutor(
                                Optional.of(2), 0, Optional.empty(), 60, Optional.empty()),
                        AnotherProcess.of(WorkerOfFakes.class, "worker").command(),
                        "another-store",
                        1,
                        ONE_SEED);

        assertThat(finished.results().orElseThrow().failed()).isEmpty();
        assertThat(results(finished.folder())).isEqualTo(results(local));
    }

    @Test
    void showsResultsThatCannotBeWritten() {
        Executor executor =
                (request, events) -> {
                    try {
                        // A file cannot replace a folder that is not empty.
                        Files.createDirectories(
                                request.runFolder().resolve("results.csv").resolve("full"));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return new LocalExecutor().execute(request, events);
                };

        assertThatThrownBy(() -> tiny.run(executor, List.of(), "store", 1, ONE_SEED))
                .isInstanceOfSatisfying(
                        RunFiles.UnwrittenResultsException.class,
                        unwritten -> {
                            assertThat(unwritten.evaluated().results().cells()).hasSize(4);
                            assertThat(unwritten.evaluated().results().failed()).isEmpty();
                            assertThat(unwritten)
                                    .hasMessageContaining("all computed results are in the store")
                                    .hasMessageContaining("'mithridate report ");
                        });
    }

    @Tag("long")
    @Test
    void runKilledRepeatedlyHasTheSameResults() throws Exception {
        RunFolder unbroken = tiny.run("unbroken", 1, ONE_SEED).folder();
        RunFolder run = interruptedRun(0);
        Random random = new Random(7);
        for (int kill = 0; kill < 3; kill++) {
            Process runner =
                    AnotherProcess.of(
                                    WorkerOfFakes.class,
                                    "resume",
                                    run.path(),
                                    "--executor",
                                    "process",
                                    "workers=2")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            boolean ended = runner.waitFor(1500 + random.nextInt(2500), TimeUnit.MILLISECONDS);
            if (!ended && kill == 1) {
                runner.children().findAny().ifPresent(ProcessHandle::destroyForcibly);
                runner.waitFor();
            }
            runner.destroyForcibly().waitFor();
        }

        Said output = resume(run);

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(results(run)).isEqualTo(results(unbroken));
    }

    /** Returns an executor that ends every task with the same outcome and computes none. */
    private static Executor endingWith(Outcome outcome) {
        return (request, events) -> {
            request.tasks().forEach(task -> events.ended(task, outcome));
            return Executor.Ending.ENDED;
        };
    }

    private static String message(RunFolder run) throws IOException {
        return TinyRun.status(run, 3).get("message").asText();
    }

    @Test
    void reportsTheFailureOfTheLastAttempt() throws Exception {
        RunFolder run =
                tiny.run(endingWith(Outcome.failure("no memory")), List.of(), "store", 1, ONE_SEED)
                        .folder();
        assertThat(message(run)).contains("no memory");

        tiny.resume(
                run,
                "local",
                endingWith(new Outcome(Outcome.State.SKIPPED, "not started: another failed")));

        assertThat(message(run)).isEqualTo("not started: another failed");
    }

    @Test
    void outcomesOfRemoteWorkersCountUntilCollected() throws Exception {
        Executor leaving = (request, events) -> Executor.Ending.DETACHED;
        List<Task> tasks = new ArrayList<>();
        RunFolder run =
                tiny.runAs(
                                "full-queue",
                                (request, events) -> {
                                    tasks.addAll(request.tasks());
                                    return Executor.Ending.DETACHED;
                                },
                                "store",
                                ONE_SEED)
                        .folder();
        for (Task task : tasks) {
            run.write(
                    new StageStatus(
                            task.key(),
                            task.kind(),
                            task.title(),
                            StageStatus.State.FAILED,
                            "no memory",
                            "",
                            ""));
        }

        tiny.resume(run, "full-queue", endingWith(Outcome.failure("exit code 1")));
        assertThat(message(run)).contains("no memory");

        tiny.resume(run, "full-queue", leaving);
        tiny.resume(run, "full-queue", endingWith(Outcome.failure("it was cancelled")));
        assertThat(message(run)).contains("it was cancelled").doesNotContain("no memory");
    }

    @Test
    void doesNotResumeAChangedRun() throws Exception {
        RunFolder run = interruptedRun(2);
        String resolved = Files.readString(run.file("resolved.yaml"));
        Files.writeString(run.file("resolved.yaml"), resolved.replace("epochs: 1", "epochs: 2"));

        Said output = resume(run);

        assertThat(output.code()).isEqualTo(4);
        assertThat(output.err())
                .contains("'base model, seed 1' has a different key now", "epochs (1, now 2)");
        assertThat(TinyRun.status(run, 3).get("status").asText()).isEqualTo("interrupted");
    }

    @Test
    void explainsARejectedSubmissionAndHowToResume() throws Exception {
        RunFolder run = interruptedRun(2);

        Said output = resume(run, "--executor", "full-queue");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.err())
                .startsWith("nothing was submitted: the queue is full")
                .contains("'mithridate resume " + run.path() + "' resumes the run")
                .doesNotContain("plugin");
        assertThat(WorkerOfFakes.run("resume", "--executor", "local", "" + run.path()).code())
                .isZero();
    }

    @Test
    void doesNotResumeARunInProgress() throws Exception {
        List<Said> outputs = new ArrayList<>();
        tiny.run(
                (request, events) -> {
                    outputs.add(resume(new RunFolder(request.runFolder())));
                    return Executor.Ending.DETACHED;
                },
                List.of(),
                "store",
                1,
                ONE_SEED);

        assertThat(outputs.get(0).code()).isEqualTo(2);
        assertThat(outputs.get(0).err()).contains("another process is using the run");
    }

    @Test
    void resumedRunStillEndsWithItsFirstFailure() throws Exception {
        RunFolder run = interruptedRun(2);
        turnOn("failFast", run);

        assertThat(resume(run).code()).isZero();

        assertThat(run.file("run.json")).content().contains("\"failFast\" : true");
    }

    private static void turnOn(String setting, RunFolder run) throws IOException {
        String disabled = "\"%s\" : false".formatted(setting);
        String record = Files.readString(run.file("run.json"));
        assertThat(record).contains(disabled);
        Files.writeString(
                run.file("run.json"), record.replace(disabled, "\"%s\" : true".formatted(setting)));
    }

    /** The artifacts computed so far do not record their processor. */
    @Test
    void resumedRunStillRequiresOneKindOfProcessor() throws Exception {
        RunFolder run = interruptedRun(2);
        turnOn("sameProcessor", run);

        Said output = resume(run);

        assertThat(output.code()).isEqualTo(2);
        assertThat(output.err())
                .contains("holds artifacts of this run", "an unknown processor: ")
                .contains("The run was begun with --same-processor: begin it again")
                .doesNotContain("leave --same-processor out");
        assertThat(resume(run, "--executor", "full-queue").err())
                .as("one kind, wherever that is")
                .startsWith("nothing was submitted");
    }

    /** The clock interrupts the run before or after the run's folder is complete. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void resumesARunStoppedBeforeItsFirstTask(int reading, @TempDir Path folder) throws Exception {
        ExperimentRun.Finished stopped =
                new TinyRun(folder, new InterruptingClock(reading)).run("store", 1, ONE_SEED);

        assertThat(stopped.interrupted()).isTrue();
        assertThat(Thread.interrupted()).isFalse();

        Said output = resume(stopped.folder());

        assertThat(output.code()).as(output.err()).isZero();
    }

    @Test
    void rejectsAMissingOrWrongFolder() {
        assertThat(WorkerOfFakes.run("resume").err()).contains("mithridate resume RUN_DIR");
        assertThat(WorkerOfFakes.run("resume", "nowhere").code()).isEqualTo(2);
    }
}
