package io.mithridate.slurm;

import static io.mithridate.slurm.SampleTasks.request;
import static io.mithridate.slurm.SampleTasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Task;
import io.mithridate.slurm.JobArray.ElementId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script as Slurm runs it, with a shell script as the worker. */
class ElementScriptTest {

    private static final Task DEFENSE = task("defense", "victim");

    @TempDir Path folder;

    private Path bin;
    private Path requeues;
    private Submissions submissions;
    private int visibleSeconds = 1;

    @BeforeEach
    void recordScontrolCalls() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
        requeues = folder.resolve("requeues");
        writeCommand("scontrol", "echo \"$@\" >>'" + requeues + "'");
        submissions = Submissions.of(folder.resolve("the run's folder"));
    }

    @Test
    void runsTheWorkerWithTheKeyInTheWorkingDirectory() throws Exception {
        write(false, "pwd; echo \"$@\"", Optional.empty(), task("victim"));
        Path output = folder.resolve("output");
        assertThat(run(output)).isZero();
        assertThat(output).content().contains("\n" + folder + "\n--task victim\n");
        assertThat(readRecord(0)).startsWith("succeeded\t0\t50_0\t");
    }

    @Test
    void returnsTheExitCodeOfTheWorker() throws Exception {
        write(false, "exit 3", Optional.empty(), task("victim"));
        assertThat(run()).isEqualTo(3);
        assertThat(readRecord(0)).startsWith("failed\t3\t50_0\t");
        assertThat(requeues).doesNotExist();
    }

    @Test
    void doesNotStartTasksWhoseInputFailed() throws Exception {
        write(false, "echo begun", Optional.empty(), DEFENSE);
        writeInputRecord("0/0", "failed\t3\t9_0\tnode\n");
        Path output = folder.resolve("output");
        assertThat(run(output)).isEqualTo(75);
        assertThat(output)
                .content()
                .contains("not started: its input 0/0:0 is failed")
                .doesNotContain("begun\n");
        assertThat(readRecord(0)).startsWith("skipped\t75\t");
    }

    @Test
    void treatsATaskAsFailedIfItsCorrespondingTaskFailed() throws Exception {
        write(false, "", Optional.empty(), DEFENSE);
        writeInputRecord("0/1", "failed\t3\t9_0\tnode\n");
        Files.createDirectories(submissions.folder().resolve("0/0/ended"));
        Files.writeString(submissions.folder().resolve("0/0/corresponds"), "0/1\n");
        assertThat(run()).isEqualTo(75);
    }

    @Test
    void treatsAnInputWithoutARecordAsMissing() throws Exception {
        write(false, "", Optional.empty(), DEFENSE);
        Files.createDirectories(submissions.folder().resolve("0/0/ended"));
        Path output = folder.resolve("output");
        assertThat(run(output)).isEqualTo(75);
        assertThat(output).content().contains("its input 0/0:0 is missing");
    }

    /** The record may not yet be fully visible on this node. */
    @Test
    void treatsAnEmptyRecordAsMissing() throws Exception {
        write(false, "", Optional.empty(), DEFENSE);
        writeInputRecord("0/0", "");
        Path output = folder.resolve("output");
        assertThat(run(output)).isEqualTo(75);
        assertThat(output).content().contains("its input 0/0:0 is missing");
    }

    @Test
    void recordsTheNodeNamedBySlurm() throws Exception {
        write(false, "", Optional.empty(), task("victim"));
        run();
        assertThat(readRecord(0)).isEqualTo("succeeded\t0\t50_0\tnode7\n");
    }

    /** The array may be in the queue twice, and other tasks wait for the record. */
    @Test
    void doesNotStartSucceededTasksAgain() throws Exception {
        write(false, "exit 3", Optional.empty(), task("victim"));
        Files.writeString(
                submissions.folder().resolve("1/0/ended/0"), "succeeded\t0\t49_0\tnode6\n");
        assertThat(run()).isZero();
        assertThat(readRecord(0)).isEqualTo("succeeded\t0\t49_0\tnode6\n");
    }

    @Test
    void startsFailedTasksAgain() throws Exception {
        write(false, "", Optional.empty(), task("victim"));
        Files.writeString(submissions.folder().resolve("1/0/ended/0"), "failed\t3\t50_0\tnode6\n");
        assertThat(run()).isZero();
        assertThat(readRecord(0)).startsWith("succeeded\t");
    }

    @Test
    void startsTasksOnceTheirInputsHaveSucceeded() throws Exception {
        write(false, "", Optional.empty(), DEFENSE);
        writeInputRecord("0/0", "succeeded\t0\t9_0\tnode\n");
        assertThat(run()).isZero();
    }

    @Test
    void savesAndRequeuesBeforeTheTimeLimit() throws Exception {
        write(
                false,
                "trap 'echo saved; exit 130' TERM; echo up; for _ in 1 2 3 4 5 6 7 8 9; do sleep 1;"
                        + " done",
                Optional.empty(),
                task("victim"));
        Path output = folder.resolve("output");
        Process script = start(output, "0");
        awaitText(output, "up");
        signal("USR1", script);
        assertThat(exitCode(script)).isEqualTo(130);
        assertThat(output).content().contains("saved").contains("its time limit came");
        assertThat(requeues).hasContent("requeue 50_0\n");
        assertThat(submissions.array("1/0").endRecord(0)).isEmpty();
    }

    @Test
    void requeuesATaskThatStillWaitsForItsInputs() throws Exception {
        Process script = startWaitingScript();
        signal("USR1", script);
        assertThat(exitCode(script)).isEqualTo(143);
        assertThat(requeues).hasContent("requeue 50_0\n");
        assertThat(submissions.array("1/0").endRecord(0)).isEmpty();
    }

    @Test
    void stopsATaskThatStillWaitsForItsInputs() throws Exception {
        Process script = startWaitingScript();
        signal("TERM", script);
        assertThat(exitCode(script)).isEqualTo(143);
        assertThat(requeues).doesNotExist();
        assertThat(readRecord(0)).startsWith("interrupted\t143\t");
    }

    /** Slurm's TERM signal also reaches the commands of the script. */
    @Test
    void doesNotMistakeAStopForTheResultOfACommand() throws Exception {
        writeCommand("awk", "kill -TERM $PPID; kill -TERM $$");
        write(false, "echo worked", Optional.empty(), task("victim"));
        assertThat(run()).isEqualTo(143);
        assertThat(readRecord(0)).startsWith("interrupted\t143\t");
        assertThat(folder.resolve("output")).content().doesNotContain("worked");
    }

    private Process startWaitingScript() throws Exception {
        visibleSeconds = 50;
        write(false, "", Optional.empty(), DEFENSE);
        Path output = folder.resolve("output");
        Process script = start(output, "0");
        awaitText(output, "stage defense (defense), job 50_0 on node7, restart 0");
        return script;
    }

    @Test
    void acceptsATaskThatSucceedsAtTheLastMoment() throws Exception {
        write(
                false,
                "trap 'exit 0' TERM; echo up; for _ in 1 2 3 4 5 6 7 8 9; do sleep 1; done",
                Optional.empty(),
                task("victim"));
        Path output = folder.resolve("output");
        Process script = start(output, "0");
        awaitText(output, "up");
        signal("USR1", script);
        assertThat(exitCode(script)).isZero();
        assertThat(requeues).doesNotExist();
        assertThat(readRecord(0)).startsWith("succeeded");
    }

    @Test
    void stopsRequeuingAfterTwentyRestarts() throws Exception {
        write(
                false,
                "trap 'exit 143' TERM; echo up; for _ in 1 2 3 4 5 6 7 8 9; do sleep 1; done",
                Optional.empty(),
                task("victim"));
        Path output = folder.resolve("output");
        Process script = start(output, "20");
        awaitText(output, "up");
        signal("USR1", script);
        assertThat(exitCode(script)).isEqualTo(143);
        assertThat(requeues).doesNotExist();
        assertThat(readRecord(0)).startsWith("interrupted\t143\t");
    }

    @Test
    void restartsACrashedWorkerOnce() throws Exception {
        write(false, "kill -KILL $$", Optional.empty(), task("victim"));
        assertThat(run()).isEqualTo(137);
        assertThat(requeues).hasContent("requeue 50_0\n");
        assertThat(submissions.array("1/0").endRecord(0)).isEmpty();
        assertThat(run()).isEqualTo(137);
        assertThat(requeues).hasContent("requeue 50_0\n");
        assertThat(readRecord(0)).startsWith("failed\t137\t");
    }

    @Test
    void retriesRequeuingIfTheControllerIsBusy() throws Exception {
        writeCommand(
                "scontrol",
                """
                echo "$@" >>'%1$s'
                if [ $(wc -l <'%1$s') -lt 3 ]; then
                  echo 'slurm_requeue error: Socket timed out on send/recv operation' >&2
                  exit 1
                fi
                """
                        .formatted(requeues));
        write(false, "kill -KILL $$", Optional.empty(), task("victim"));
        Path output = folder.resolve("output");
        assertThat(run(output)).isEqualTo(137);
        assertThat(requeues).hasContent("requeue 50_0\n".repeat(3));
        assertThat(output).content().contains("Socket timed out");
        assertThat(submissions.array("1/0").endRecord(0)).isEmpty();
    }

    @Test
    void acceptsThatATaskIsAlreadyRequeued() throws Exception {
        writeCommand(
                "scontrol",
                """
                echo "$@" >>'%1$s'
                if [ $(wc -l <'%1$s') -lt 2 ]; then echo 'Socket timed out' >&2; exit 1; fi
                echo 'Job is pending execution for job 50_0' >&2
                exit 1
                """
                        .formatted(requeues));
        write(false, "kill -KILL $$", Optional.empty(), task("victim"));
        assertThat(run()).isEqualTo(137);
        assertThat(requeues).hasContent("requeue 50_0\n".repeat(2));
        assertThat(submissions.array("1/0").endRecord(0)).isEmpty();
    }

    @Test
    void failsIfRequeuingIsDisabled() throws Exception {
        writeCommand(
                "scontrol",
                "echo x >>'" + requeues + "'; echo 'Requested operation is disabled' >&2; exit 1");
        write(false, "kill -KILL $$", Optional.empty(), task("victim"));
        assertThat(run()).isEqualTo(137);
        assertThat(requeues).hasContent("x\n");
        assertThat(readRecord(0)).startsWith("failed\t137\t");
    }

    @Test
    void stopsRetryingAtTheTimeLimit() throws Exception {
        writeCommand("scontrol", "echo Zero Bytes were transmitted or received >&2; exit 1");
        write(false, "kill -KILL $$", Optional.empty(), task("victim"));
        Path output = folder.resolve("output");
        Process script = start(output, "0");
        awaitText(output, "Zero Bytes were transmitted or received");
        signal("TERM", script);
        assertThat(exitCode(script)).isEqualTo(137);
        assertThat(readRecord(0)).startsWith("failed\t137\t");
    }

    @Test
    void startsNothingAfterAFailureIfFailFast() throws Exception {
        write(true, "exit 3", Optional.empty(), task("victim"), task("other"));
        assertThat(run()).isEqualTo(3);
        Path output = folder.resolve("output");
        assertThat(exitCode(start(output, "0", "1"))).isEqualTo(75);
        assertThat(output).content().contains("not started: another stage failed");
    }

    @Test
    void writesSbatchLinesBeforeTheScript() throws Exception {
        write(false, "", Optional.empty(), task("victim"));
        assertThat(Files.readString(submissions.array("1/0").script()))
                .startsWith("#!/bin/bash\n#SBATCH --constraint=a100\nset -u\n")
                .doesNotContainPattern("@[A-Z_]+@");
    }

    private void write(boolean failFast, String worker, Optional<String> corresponds, Task... tasks)
            throws IOException {
        writeCommand("work er", worker);
        var request =
                request(
                        folder.resolve("the run's folder"),
                        failFast,
                        List.of(bin.resolve("work er").toString()),
                        tasks[0].equals(DEFENSE)
                                ? List.of(task("victim"), DEFENSE)
                                : List.of(tasks));
        List<JobArray.Element> elements =
                IntStream.range(0, tasks.length)
                        .mapToObj(
                                id ->
                                        new JobArray.Element(
                                                id,
                                                tasks[id],
                                                tasks[id].waitsFor().isEmpty()
                                                        ? List.of()
                                                        : List.of(new ElementId("0/0", 0))))
                        .toList();
        submissions
                .array("1/0")
                .write(
                        new JobArray("1/0", 0, elements, corresponds, Set.of(), Set.of()),
                        new ElementScript(
                                        submissions,
                                        SampleOptions.of(
                                                1000,
                                                Optional.empty(),
                                                List.of("--constraint=a100")),
                                        folder,
                                        visibleSeconds)
                                .text(request, "1/0"));
    }

    private void writeInputRecord(String array, String record) throws IOException {
        Path file = submissions.folder().resolve(array).resolve("ended/0");
        Files.createDirectories(file.getParent());
        Files.writeString(file, record);
    }

    private String readRecord(int id) throws IOException {
        return Files.readString(submissions.folder().resolve("1/0/ended/" + id));
    }

    private int run() throws Exception {
        return run(folder.resolve("output"));
    }

    private int run(Path output) throws Exception {
        return exitCode(start(output, "0"));
    }

    private Process start(Path output, String restarts) throws IOException {
        return start(output, restarts, "0");
    }

    private Process start(Path output, String restarts, String id) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder("bash", submissions.array("1/0").script().toString())
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile());
        builder.environment().put("PATH", bin + ":" + System.getenv("PATH"));
        builder.environment().put("SLURM_ARRAY_JOB_ID", "50");
        builder.environment().put("SLURMD_NODENAME", "node7");
        builder.environment().put("SLURM_ARRAY_TASK_ID", id);
        builder.environment().put("SLURM_RESTART_COUNT", restarts);
        return builder.start();
    }

    private static int exitCode(Process script) throws InterruptedException {
        assertThat(script.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return script.exitValue();
    }

    private static void signal(String name, Process script) throws Exception {
        new ProcessBuilder("bash", "-c", "kill -" + name + " " + script.pid()).start().waitFor();
    }

    private static void awaitText(Path file, String text) throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!Files.readString(file).lines().toList().contains(text)) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(20);
        }
    }

    private void writeCommand(String name, String script) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/bin/bash\n" + script + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
