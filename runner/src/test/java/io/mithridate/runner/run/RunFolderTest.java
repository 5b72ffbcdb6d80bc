package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.runs.RunFolder;
import java.io.IOException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFolderTest {

    private static final LocalDateTime NOW = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 999_000_000);

    private final Path runs;

    RunFolderTest(@TempDir Path folder) {
        this.runs = folder.resolve("runs");
    }

    @Test
    void nameConsistsOfTheExperimentAndTheSecond() throws IOException {
        RunFolder folder = RunFolder.create(runs, "tiny", NOW);

        assertThat(folder.path()).isEqualTo(runs.resolve("tiny").resolve("2026-01-02_03-04-05"));
        assertThat(folder.path()).isEmptyDirectory();
        assertThat(folder.name()).isEqualTo("2026-01-02_03-04-05");
        assertThat(folder.file("results.csv").getParent()).isEqualTo(folder.path());
    }

    @Test
    void numbersRunsOfTheSameSecond() throws IOException {
        RunFolder first = RunFolder.create(runs, "tiny", NOW);
        Files.writeString(first.file("results.csv"), "kept");

        assertThat(RunFolder.create(runs, "tiny", NOW).name()).isEqualTo("2026-01-02_03-04-05_2");
        assertThat(RunFolder.create(runs, "tiny", NOW).name()).isEqualTo("2026-01-02_03-04-05_3");
        assertThat(RunFolder.create(runs, "other", NOW).name()).isEqualTo("2026-01-02_03-04-05");
        assertThat(first.file("results.csv")).hasContent("kept");
    }

    /** A failure of the work itself does not mean that another process is at work. */
    @Test
    void lockConflictOfTheWorkItselfIsAFailureOfTheWork() throws IOException {
        RunFolder folder = RunFolder.create(runs, "tiny", NOW);

        assertThatThrownBy(
                        () ->
                                folder.runExclusively(
                                        () -> {
                                            throw new OverlappingFileLockException();
                                        }))
                .isInstanceOf(OverlappingFileLockException.class);
        assertThatThrownBy(() -> folder.runExclusively(() -> folder.runExclusively(() -> "twice")))
                .hasMessageContaining("another process is using the run");
    }

    @Test
    void failsIfAFileBlocksTheFolder() throws IOException {
        Files.writeString(runs, "no folder");

        assertThatThrownBy(() -> RunFolder.create(runs, "tiny", NOW))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(runs.toString());
    }
}
