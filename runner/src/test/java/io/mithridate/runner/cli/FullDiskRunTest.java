package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.mithridate.fixtures.SystemMessages;
import io.mithridate.fixtures.TemporaryDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Tests runs on disks that are full or read-only; skipped if this process may not mount disks. */
@EnabledOnOs(OS.LINUX)
class FullDiskRunTest {

    private static final String EXPERIMENT =
            """
            name: small
            seeds: [1]
            dataset: { emoji-scenes: { classes: 20, train: 300, validation: 20, test: 40 } }
            model: { mini: {} }
            base: { epochs: 1, batch: 64, learning-rate: 1e-3 }
            poisoning: { rate: 0.1, target: banana, epochs: 1, batch: 64, learning-rate: 1e-3 }
            attacks: [badnets, blended]
            defense-data: { pairs: 100 }
            defenses: [none]
            metrics: [clean-accuracy, attack-success]
            compute: { device: cpu, threads: 1 }
            controls: { clean-model: false }
            """;

    private final Path folder;
    private final Path runs;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private Optional<TemporaryDisk> disk = Optional.empty();

    FullDiskRunTest(@TempDir Path folder) {
        this.folder = folder;
        runs = folder.resolve("runs");
    }

    @BeforeEach
    void writeExperiment() throws IOException {
        Files.writeString(folder.resolve("e.yaml"), EXPERIMENT);
    }

    @AfterEach
    void unmount() throws Exception {
        if (disk.isPresent()) {
            disk.get().close();
        }
    }

    private TemporaryDisk mount(Path path, String size) throws Exception {
        disk = TemporaryDisk.mount(path, size);
        assumeThat(disk).isPresent();
        return disk.orElseThrow();
    }

    private int run(String... further) {
        return runIn(runs, further);
    }

    private int runIn(Path folderOfRuns, String... further) {
        List<String> arguments =
                new ArrayList<>(
                        List.of(
                                "run",
                                folder.resolve("e.yaml").toString(),
                                "--runs",
                                folderOfRuns.toString()));
        arguments.addAll(List.of(further));
        return CapturedCommand.run(folder, out, err, arguments);
    }

    private int command(String name, Path run) {
        return CapturedCommand.run(folder, out, err, List.of(name, run.toString()));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private RunOnDisk onlyRun() throws IOException {
        return RunOnDisk.only(runs, "small");
    }

    @Tag("long")
    @Test
    void fullStoreFailsWithAdviceAndTheRunCanBeResumed() throws Exception {
        TemporaryDisk store = mount(folder.resolve("store"), "6m");

        assertThat(run()).isEqualTo(1);

        RunOnDisk run = onlyRun();
        assertThat(output())
                .contains("a disk is full", "for the store " + store.path())
                .contains(
                        "once there is room, 'mithridate resume "
                                + run.folder()
                                + "' resumes the run");
        assertThat(run.states("base")).containsExactly("computed");
        // The second victim is skipped, since it could not be stored either.
        assertThat(run.states("victim")).containsExactlyInAnyOrder("failed", "skipped");

        store.remount("size=200m");

        assertThat(command("resume", run.folder())).as(this::errors).isZero();
        assertThat(run.states("base")).containsExactly("computed");
        assertThat(run.results()).hasSizeGreaterThan(4);
    }

    @Tag("long")
    @Test
    void printsResultsIfTheRunsFolderIsFull() throws Exception {
        TemporaryDisk full = mount(runs, "160k");

        assertThat(run()).isEqualTo(1);

        assertThat(output())
                .containsPattern("badnets +none +\\d+\\.\\d %")
                .containsPattern("blended +none +\\d+\\.\\d %");
        assertThat(errors())
                .contains("the results cannot be written to " + onlyRun().folder())
                .contains(SystemMessages.noSpace());

        full.remount("size=100m");

        assertThat(command("resume", onlyRun().folder())).as(this::errors).isZero();
        assertThat(onlyRun().results()).hasSizeGreaterThan(4);
        assertThat(onlyRun().folder().resolve("report.html")).isNotEmptyFile();
    }

    @Test
    void reportsAFullRunsFolderBeforeAnyWork() throws Exception {
        mount(runs, "4k");

        assertThat(run()).isEqualTo(2);

        assertThat(errors()).contains(SystemMessages.noSpace(), "--runs names another");
        assertThat(folder.resolve("store")).doesNotExist();
    }

    @Tag("long")
    @Test
    void readsFinishedRunsFromAReadOnlyDisk() throws Exception {
        TemporaryDisk disk = mount(folder.resolve("done"), "100m");
        String store = "--store=" + disk.path().resolve("store");
        Path inside = disk.path().resolve("runs");
        assertThat(runIn(inside, store)).as(this::errors).isZero();
        RunOnDisk finishedRun = RunOnDisk.only(inside, "small");
        disk.remount("ro");
        Path page = folder.resolve("page.html");

        assertThat(run(store)).as(this::errors).isZero();
        assertThat(onlyRun().results()).isEqualTo(finishedRun.results());
        assertThat(
                        CapturedCommand.run(
                                folder,
                                out,
                                err,
                                List.of(
                                        "report",
                                        finishedRun.folder().toString(),
                                        "--output=" + page)))
                .as(this::errors)
                .isZero();
        assertThat(page).isNotEmptyFile();
        assertThat(errors()).contains("the report alone was written");
    }

    @Test
    void rejectsAReadOnlyStoreBeforeAnyWork() throws Exception {
        TemporaryDisk store = mount(folder.resolve("store"), "1m");
        store.remount("ro");

        assertThat(run()).isEqualTo(2);

        assertThat(errors())
                .contains("nothing can be written in " + store.path(), "give another folder");
        assertThat(runs).doesNotExist();
    }
}
