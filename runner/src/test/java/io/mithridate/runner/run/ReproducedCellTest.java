package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.cli.WorkerOfFakes;
import io.mithridate.runner.cli.WorkerOfFakes.Said;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.runs.RunRecord;
import io.mithridate.runner.runs.UnusableFolderException;
import io.mithridate.store.FileTrees;
import io.mithridate.store.StoreInventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproducedCellTest {

    private final Path folder;
    private RunFolder run = new RunFolder(Path.of(""));

    ReproducedCellTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void run() throws Exception {
        run = new TinyRun(folder).run("store", 1, "seeds=[1]").folder();
    }

    private Said reproduce(String... furtherArguments) {
        String[] arguments = new String[furtherArguments.length + 2];
        arguments[0] = "reproduce";
        arguments[1] = run.path().toString();
        System.arraycopy(furtherArguments, 0, arguments, 2, furtherArguments.length);
        return WorkerOfFakes.run(arguments);
    }

    @Test
    void recomputesTheSameNumbersFromAnEmptyStore() throws Exception {
        Path emptyStore = folder.resolve("again");
        Said output = reproduce("--cell", "0", "--store", emptyStore.toString());

        assertThat(output.code()).as(output.err()).isZero();
        assertThat(output.out())
                .contains("corner x none, seed 1")
                .containsPattern("attack-success@1, split test, trigger image +1.0 +1.0")
                .contains("numbers, all the same to the last digit");
        // Only the stages that the cell needs were computed, all of them anew.
        int artifactCount = new StoreInventory(folder.resolve("store")).artifacts().size();
        assertThat(new StoreInventory(emptyStore).artifacts()).hasSizeBetween(5, artifactCount - 1);
    }

    @Test
    void failsIfANumberDiffers() throws Exception {
        Path metrics = TinyRun.cell(run, 0).resolve("metrics.json");
        Files.writeString(
                metrics,
                Files.readString(metrics).replaceFirst("\"value\" : 1.0", "\"value\" : 0.75"));

        Said output = reproduce("--cell", "0");

        assertThat(output.code()).isEqualTo(1);
        assertThat(output.out())
                .containsPattern("clean-accuracy@1, split test +0.75 +1.0 +differs")
                .containsPattern("1 of \\d+ numbers differ");
    }

    @Test
    void namesTheProcessorThatComputedTheRun() throws Exception {
        // The tiny run's store does not record the processor.
        assertThat(reproduce("--cell", "1").out())
                .contains("another kind of processor: an unknown processor. This one is");

        FileTrees.delete(folder.resolve("store"));
        assertThat(reproduce("--cell", "1").out())
                .contains("it is unknown which processor computed it");
    }

    @Test
    void rejectsCellsThatCannotBeReproduced() throws Exception {
        assertThat(reproduce().err()).contains("needs a run and a cell");
        Said missingCellOutput = reproduce("--cell", "44");
        assertThat(missingCellOutput.code()).isEqualTo(2);
        assertThat(missingCellOutput.err()).contains("has no cell 44; it has cells 0 to 3");
        Said usedStoreOutput =
                reproduce("--cell", "0", "--store", folder.resolve("store").toString());
        assertThat(usedStoreOutput.code()).isEqualTo(2);
        assertThat(usedStoreOutput.err()).contains("the folder is not empty");
        Files.delete(TinyRun.cell(run, 0).resolve("metrics.json"));
        assertThat(reproduce("--cell", "0").err()).contains("has no numbers to compare with");
    }

    @Test
    void storeKnowsUnfinishedRunsOfAllFolders() throws Exception {
        UnfinishedRuns notes = new UnfinishedRuns(folder.resolve("store"));
        assertThat(notes.keys()).isEmpty();

        RunRecord record = RunRecord.read(run);
        new RunRecord(record.settings(), record.started(), Optional.empty()).write(run);
        notes.begin(run);
        assertThat(notes.keys()).isEqualTo(RecordedRun.open(run.path()).keys()).isNotEmpty();

        Files.delete(run.file("plan.json"));
        assertThatThrownBy(notes::keys)
                .isInstanceOf(UnusableFolderException.class)
                .hasMessageContaining("the list of artifacts that it needs cannot be read: ")
                .hasMessageContaining("or delete " + run.path());

        FileTrees.delete(run.path());
        assertThat(notes.keys()).isEmpty();
    }

    /** This happens if two machines share a store but not the folder of runs. */
    @Test
    void unreachableRunIsNotConsideredDeleted() throws Exception {
        UnfinishedRuns notes = new UnfinishedRuns(folder.resolve("shared-store"));
        Path elsewhere = folder.resolve("local/runs/experiment/2026-11-30_10-00-00");
        Files.createDirectories(elsewhere);
        notes.begin(new RunFolder(elsewhere));
        FileTrees.delete(folder.resolve("local"));

        assertThatThrownBy(notes::keys)
                .isInstanceOf(UnusableFolderException.class)
                .hasMessageContaining(elsewhere + " cannot be seen from here")
                .hasMessageContaining("delete " + folder.resolve("shared-store/runs"));
    }
}
