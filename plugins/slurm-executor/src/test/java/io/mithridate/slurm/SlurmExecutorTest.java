package io.mithridate.slurm;

import static io.mithridate.slurm.SampleTasks.request;
import static io.mithridate.slurm.SampleTasks.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.ExecutorRefusedException;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.execution.Executor.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlurmExecutorTest {

    private static final Task VICTIM = task("victim");
    private static final Task OTHER = task("other");
    private static final Task DEFENSE = task("defense", "victim");
    private static final Task TABLE = task("table", "defense", "other");

    @TempDir Path folder;

    private final FakeQueue queue = new FakeQueue();
    private final Map<String, Outcome> ended = new LinkedHashMap<>();

    @Test
    void submitsTasks() throws Exception {
        assertThat(execute(VICTIM, OTHER, DEFENSE, TABLE)).isEqualTo(Ending.DETACHED);
        assertThat(queue.submitted)
                .extracting(arguments -> arguments.get(2) + " " + arguments.get(3))
                .containsExactly(
                        "--array=0-1 --chdir=" + Path.of("").toAbsolutePath(),
                        "--array=0 --dependency=aftercorr:101",
                        "--array=0 --dependency=afterany:101_1:102_0");
        assertThat(folder.resolve("slurm/1/0/log")).isDirectory();
        assertThat(folder.resolve("slurm/1/2/tasks.tsv"))
                .hasContent("0\ttable\t1/0:1 1/1:0\tstage table\n");
        assertThat(ended).isEmpty();
    }

    @Test
    void doesNotSubmitQueuedTasksAgain() throws Exception {
        execute(VICTIM, OTHER);
        assertThat(execute(OTHER)).isEqualTo(Ending.DETACHED);
        assertThat(queue.submitted).hasSize(1);
    }

    /** Without the cluster, the number would name a job of the default cluster. */
    @Test
    void queriesAJobOnItsOwnCluster() throws Exception {
        queue.cluster = Optional.of("far");
        execute(VICTIM, OTHER);
        assertThat(folder.resolve("slurm/1/0/job")).hasContent("101;far\n");
        assertThat(execute(VICTIM, OTHER)).isEqualTo(Ending.DETACHED);
        assertThat(ended).isEmpty();
    }

    @Test
    void reportsOutcomesOnceTheQueueIsEmpty() throws Exception {
        execute(VICTIM, OTHER, DEFENSE, TABLE);
        queue.jobs.clear();
        writeRecord("1/0", 0, "failed\t3\t101_0\tnode7\n");
        writeRecord("1/0", 1, "succeeded\t0\t101_1\tnode7\n");
        writeRecord("1/2", 0, "skipped\t75\t103_0\tnode7\n");
        // OTHER succeeded and is in the store, so the table no longer waits for it.
        assertThat(execute(VICTIM, DEFENSE, task("table", "defense"))).isEqualTo(Ending.ENDED);
        assertThat(ended)
                .containsExactly(
                        Map.entry(
                                "victim",
                                Outcome.failure(
                                        "job 101_0 on node7 ended with exit code 3; see "
                                                + folder.resolve("slurm/1/0/log/0.txt"))),
                        Map.entry("defense", Outcome.skippedBecause(VICTIM)),
                        Map.entry("table", Outcome.skippedBecause(VICTIM)));
    }

    @Test
    void submitsFailedTasksAgainOnceTheyAreReported() throws Exception {
        execute(VICTIM, DEFENSE);
        queue.jobs.clear();
        writeRecord("1/0", 0, "failed\t3\t101_0\tnode7\n");
        execute(VICTIM, DEFENSE);
        assertThat(execute(VICTIM, DEFENSE)).isEqualTo(Ending.DETACHED);
        assertThat(queue.submitted).hasSize(4);
        assertThat(folder.resolve("slurm/2/1/corresponds")).hasContent("2/0\n");
    }

    @Test
    void reportsAJobThatVanished() throws Exception {
        execute(VICTIM, OTHER);
        queue.jobs.clear();
        Path log = folder.resolve("slurm/1/0/log/1.txt");
        Files.writeString(
                log, "step 1\n".repeat(1000) + "slurmstepd: error: Detected 1 oom_kill event\n\n");
        execute(VICTIM, OTHER);
        assertThat(ended.get("victim"))
                .isEqualTo(
                        Outcome.failure(
                                "job 101_0 left no exit record: it was cancelled, killed for its"
                                    + " time or memory limit, or its node failed; it left no log;"
                                    + " 'resume' submits it again"));
        assertThat(ended.get("other"))
                .isEqualTo(
                        Outcome.failure(
                                "job 101_1 left no exit record: it was cancelled, killed for"
                                        + " its time or memory limit, or its node failed; see "
                                        + log
                                        + ", which ends with 'slurmstepd: error: Detected 1"
                                        + " oom_kill event'; 'resume' submits it again"));
    }

    /** If a damaged record caused an exception, the run's outcomes could never be collected. */
    @Test
    void ignoresDamagedRecords() throws Exception {
        execute(VICTIM, OTHER);
        queue.jobs.clear();
        writeRecord("1/0", 0, "");
        Files.write(folder.resolve("slurm/1/0/ended/1"), new byte[] {(byte) 0xE9});
        assertThat(execute(VICTIM, OTHER)).isEqualTo(Ending.ENDED);
        assertThat(ended.values())
                .extracting(Outcome::message)
                .hasSize(2)
                .allMatch(message -> message.contains("left no exit record"));
    }

    @Test
    void reportsWhetherAStoppedStageResumes() throws Exception {
        execute(VICTIM);
        queue.jobs.clear();
        writeRecord("1/0", 0, "interrupted\t143\t101_0\tnode7\n");
        execute(VICTIM);
        assertThat(ended.get("victim"))
                .isEqualTo(
                        Outcome.failure(
                                "job 101_0 on node7 was stopped and not requeued; 'resume' submits"
                                    + " it again: training resumes from its last save; any other"
                                    + " stage starts again, and has to end within its time limit"));
    }

    @Test
    void reportsAnArtifactThatIsNotInTheStore() throws Exception {
        execute(VICTIM);
        queue.jobs.clear();
        writeRecord("1/0", 0, "succeeded\t0\t101_0\tnode7\n");
        execute(VICTIM);
        assertThat(ended.getOrDefault("victim", Outcome.success()).message())
                .contains("its artifact is not in the store; check that node7 uses the same store");
    }

    @Test
    void startsNothingAfterTheFirstFailureIfFailFast() throws Exception {
        Request request = request(folder, true, List.of("worker"), List.of(VICTIM, OTHER));
        execute(request);
        assertThat(Files.readString(folder.resolve("slurm/1/0/script.sh")))
                .contains("touch '" + folder.resolve("slurm/failed") + "'");
        queue.jobs.clear();
        writeRecord("1/0", 0, "failed\t3\t101_0\tnode7\n");
        writeRecord("1/0", 1, "skipped\t75\t101_1\tnode7\n");
        execute(request);
        assertThat(ended.get("other")).isEqualTo(Outcome.notStartedAfter(VICTIM));
    }

    @Test
    void attributesSkippedTasksToALaterFailure() throws Exception {
        Request request = request(folder, true, List.of("worker"), List.of(VICTIM, OTHER));
        execute(request);
        queue.jobs.clear();
        writeRecord("1/0", 0, "skipped\t75\t101_0\tnode7\n");
        writeRecord("1/0", 1, "failed\t3\t101_1\tnode7\n");
        execute(request);
        assertThat(ended.get("victim")).isEqualTo(Outcome.notStartedAfter(OTHER));
    }

    /** A task is also skipped if it cannot find the record of an input that succeeded. */
    @Test
    void doesNotBlameAnUnrelatedFailureForASkippedTask() throws Exception {
        execute(VICTIM, OTHER);
        queue.jobs.clear();
        writeRecord("1/0", 0, "failed\t3\t101_0\tnode7\n");
        writeRecord("1/0", 1, "skipped\t75\t101_1\tnode7\n");
        execute(VICTIM, OTHER);
        assertThat(ended.get("other"))
                .isEqualTo(
                        Outcome.failure(
                                "job 101_1 on node7 was not started; see "
                                        + folder.resolve("slurm/1/0/log/1.txt")));
    }

    @Test
    void keepsTheFailureMarkerForTheRestOfASubmission() throws Exception {
        Request request = request(folder, true, List.of("worker"), List.of(VICTIM, DEFENSE));
        queue.capacity = 1;
        assertThatThrownBy(() -> execute(request)).isInstanceOf(ExecutorRefusedException.class);
        Path failed = Files.createFile(folder.resolve("slurm/failed"));
        queue.capacity = 9;
        execute(request);
        assertThat(failed).exists();
        queue.jobs.clear();
        assertThat(execute(request)).isEqualTo(Ending.ENDED);
        execute(request);
        assertThat(failed).doesNotExist();
    }

    @Test
    void submitsLaterWhatTheQueueCannotHold() throws Exception {
        queue.capacity = 1;
        assertThatThrownBy(() -> execute(VICTIM, DEFENSE))
                .isInstanceOf(ExecutorRefusedException.class)
                .hasMessage(
                        "1 of 2 job arrays are in the queue, and 'resume' submits the rest: sbatch"
                                + " ended with exit code 1: QOSMaxSubmitJobPerUserLimit");
        queue.capacity = 2;
        assertThat(execute(VICTIM, DEFENSE)).isEqualTo(Ending.DETACHED);
        assertThat(queue.submitted.get(1)).contains("--dependency=afterany:101_0");
        assertThat(folder.resolve("slurm/2/0/tasks.tsv"))
                .hasContent("0\tdefense\t1/0:0\tstage defense\n");
    }

    @Test
    void leavesNoFilesOfARefusedRun() throws IOException {
        queue.capacity = 0;
        assertThatThrownBy(() -> execute(VICTIM, DEFENSE))
                .hasMessageStartingWith("nothing was submitted: sbatch ended with exit code 1");
        assertThat(folder.resolve("slurm")).isEmptyDirectory();
    }

    @Test
    void keepsTheFolderOfAnAcceptedArrayWithoutANumber() {
        queue.printsNumbers = false;
        assertThatThrownBy(() -> execute(VICTIM, DEFENSE))
                .isInstanceOf(ExecutorRefusedException.class)
                .hasMessage(
                        "sbatch accepted a job array, and said nothing; cancel that array before"
                                + " 'resume', which submits its stages again");
        assertThat(folder.resolve("slurm/1/0/script.sh")).exists();
        assertThat(queue.submitted).hasSize(1);
    }

    private Ending execute(Task... tasks) throws InterruptedException {
        return execute(request(folder, tasks));
    }

    private Ending execute(Request request) throws InterruptedException {
        return new SlurmExecutor(SampleOptions.defaults(), queue, 1)
                .execute(
                        request,
                        new Events() {
                            @Override
                            public void started(Task task) {}

                            @Override
                            public void ended(Task task, Outcome outcome) {
                                ended.put(task.key(), outcome);
                            }
                        });
    }

    private void writeRecord(String array, int id, String text) throws IOException {
        Files.writeString(folder.resolve("slurm").resolve(array).resolve("ended/" + id), text);
    }
}
