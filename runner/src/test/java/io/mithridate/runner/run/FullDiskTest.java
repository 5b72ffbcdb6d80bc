package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.plan.FixedWork;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.StageStatus;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.NoRoomException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FullDiskTest {

    @TempDir Path folder;

    private static IOException germanFailure() {
        return new IOException("Auf dem Gerät ist kein Speicherplatz mehr verfügbar");
    }

    private FullDisk disk(long storeBytes, long runBytes) {
        Path store = folder.resolve("store");
        return new FullDisk(store, folder, asked -> asked.equals(store) ? storeBytes : runBytes);
    }

    @Test
    void recognizesAFullDiskInEveryLanguage() {
        assertThat(disk(0, 1 << 30).isCauseOf(germanFailure())).isTrue();
        assertThat(disk(1 << 30, 0).isCauseOf(new UncheckedIOException(germanFailure()))).isTrue();
        assertThat(disk(1 << 30, 1 << 30).isCauseOf(germanFailure())).isFalse();
        assertThat(disk(0, 0).isCauseOf(new IllegalStateException("no numbers"))).isFalse();
    }

    @Test
    void recognizesAFullDiskThatHasSpaceAgain() {
        IOException failure = germanFailure();
        failure.addSuppressed(new NoRoomException(folder));

        assertThat(disk(1 << 30, 1 << 30).isCauseOf(new IllegalStateException(failure))).isTrue();
    }

    @Test
    void otherWorkersStartNothingUntilTheRunIsResumed() throws IOException {
        Stage full =
                FixedWork.stage(
                        StageKind.VICTIM,
                        "victim of badnets, seed 1",
                        List.of(),
                        workspace -> {
                            throw new UncheckedIOException(
                                    new IOException("No space left on device"));
                        });
        Stage other =
                FixedWork.stage(
                        StageKind.VICTIM, "clean model, seed 1", List.of(), workspace -> {});

        assertThat(worker(full).run(full).state()).isEqualTo(Outcome.State.FAILED);
        Outcome outcome = worker(other).run(other);

        assertThat(outcome.state()).isEqualTo(Outcome.State.SKIPPED);
        assertThat(outcome.message()).startsWith("not started: a disk is full");
        assertThat(new RunFolder(folder).status("victim", other.key()))
                .hasValueSatisfying(
                        status -> assertThat(status.state()).isEqualTo(StageStatus.State.SKIPPED));

        disk(1 << 30, 1 << 30).forget();

        assertThat(worker(other).run(other).state()).isEqualTo(Outcome.State.SUCCEEDED);
    }

    private TaskRun worker(Stage stage) {
        Path store = folder.resolve("store");
        return new TaskRun(
                new RunFolder(folder),
                Map.of(stage.key(), stage),
                new StageRunner(
                        new ArtifactStore(store, Clock.systemUTC()),
                        any -> TrainingListener.silent(),
                        Duration.ofMinutes(2)),
                Clock.systemUTC());
    }
}
