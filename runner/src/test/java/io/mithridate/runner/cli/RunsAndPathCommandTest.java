package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.mithridate.results.SampleRun;
import io.mithridate.results.files.ResultsWriter;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import io.mithridate.store.FileTrees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunsAndPathCommandTest {

    private final Path runs;
    private final Path store;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    RunsAndPathCommandTest(@TempDir Path folder) {
        runs = folder.resolve("runs");
        store = folder.resolve("store");
    }

    @Test
    void listsRunsWithTheNumbersOfTheirVictims() throws IOException {
        Path finishedRun = RecordedRuns.write(runs.resolve("quickstart/a"), store, true, "v1");
        new ResultsWriter().write(EvaluatedRun.of(SampleRun.quickstart(1L, 2L)), finishedRun);
        RecordedRuns.write(runs.resolve("quickstart/b"), store, false, "v1");

        assertThat(run("runs", "--runs", runs.toString())).isZero();

        assertThat(output())
                .containsPattern("quickstart/a +finished +1, 2 +8 +74.6 % +98.2 %")
                .containsPattern("quickstart/b +unfinished +- +- +-");
    }

    @Test
    void reportsAFolderWithoutRuns() {
        assertThat(run("runs", "--runs", runs.toString())).isZero();
        assertThat(output()).isEqualTo("no runs in " + runs + "\n");
    }

    @Test
    void printsOnlyThePathOfTheWeights() throws IOException {
        Path folder = RecordedRuns.write(runs.resolve("quickstart/a"), store, true, "v1", "d1");
        Path weights = storeArtifact("victim", "v1", "model.safetensors", "facts.json");

        assertThat(run("path", folder.toString(), "--cell", "0", "--stage", "victim")).isZero();

        assertThat(output()).isEqualTo(weights.resolve("model.safetensors") + "\n");
    }

    @Test
    void printsTheFolderIfThereIsNoSingleWeightsFile() throws IOException {
        Path folder = RecordedRuns.write(runs.resolve("quickstart/a"), store, true, "v1", "d1");
        Path findings = storeArtifact("defense", "d1", "findings.json");

        assertThat(run("path", folder.toString(), "--cell", "0", "--stage", "defense")).isZero();

        assertThat(output()).isEqualTo(findings + "\n");
    }

    @Test
    void usesTheLastOfSeveralStagesOfAKind() throws IOException {
        Path folder = RecordedRuns.write(runs.resolve("quickstart/a"), store, true, "d1", "d2");
        storeArtifact("defense", "d1", "model.safetensors");
        Path second = storeArtifact("defense", "d2", "model.safetensors");

        assertThat(run("path", folder.toString(), "--cell", "0", "--stage", "defense")).isZero();

        assertThat(output()).isEqualTo(second.resolve("model.safetensors") + "\n");
    }

    @Test
    void findsWeightsInSubfoldersAndInOtherArtifacts() throws IOException {
        Path folder =
                RecordedRuns.write(runs.resolve("quickstart/a"), store, true, "b1", "v1", "d1");
        Path base = storeArtifact("base", "b1", modelReference(true, "trained"));
        Path victim = storeArtifact("victim", "v1", "model.safetensors");
        storeArtifact("defense", "d1", modelReference(false, "victim/v1"));

        assertThat(run("path", folder.toString(), "--cell", "0", "--stage", "base")).isZero();
        assertThat(run("path", folder.toString(), "--cell", "0", "--stage", "defense")).isZero();

        assertThat(output().lines())
                .containsExactly(
                        base.resolve("trained/model.safetensors").toString(),
                        victim.resolve("model.safetensors").toString());

        FileTrees.delete(victim);

        assertThat(run("path", folder.toString(), "--cell", "0", "--stage", "defense"))
                .isEqualTo(ExitCode.CELLS_FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("left its model in victim/v1, which is no longer in the store");
    }

    /** Returns the file with which a stage refers to the folder of its model. */
    private static Content modelReference(boolean isOwn, String modelFolder) {
        return folder ->
                Files.writeString(
                        folder.resolve("model.json"),
                        "{\"architecture\": \"mini\", \"own\": %s, \"folder\": \"%s\"}"
                                .formatted(isOwn, modelFolder));
    }

    @FunctionalInterface
    private interface Content {
        void writeInto(Path folder) throws IOException;
    }

    @ParameterizedTest
    @CsvSource({
        "--cell 0, 2, 'needs a run, a cell and a stage'",
        "--cell 0 --stage victims, 2, 'did you mean ''victim''?'",
        "--cell 1 --stage victim, 2, has no cell 1; it has cell 0",
        "--cell 0 --stage base, 2, 'cell 0, badnets x none, seed 1, has no stage ''base'''",
        "--cell -1 --stage victim, 2, '--cell takes a whole number from 0'",
        "--cell 0 --stage victim, 1, the victim of cell 0 is not in the store"
    })
    void reportsWhatIsMissing(String options, int code, String message) throws IOException {
        Path folder = RecordedRuns.write(runs.resolve("quickstart/a"), store, true, "v1");
        String[] arguments = ("path " + folder + " " + options).split(" ");

        assertThat(run(arguments)).isEqualTo(code);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
    }

    private Path storeArtifact(String kind, String key, String... files) throws IOException {
        return storeArtifact(
                kind,
                key,
                folder -> {
                    for (String file : files) {
                        Files.writeString(folder.resolve(file), file);
                    }
                });
    }

    private Path storeArtifact(String kind, String key, Content content) throws IOException {
        return new ArtifactStore(store, Clock.systemUTC())
                .getOrCompute(
                        kind,
                        key,
                        JsonNodeFactory.instance.objectNode(),
                        (folder, unfinished) -> {
                            content.writeInto(folder);
                            return new Cost(1, 2, 3, 3, 4, 0.5, 0);
                        })
                .folder();
    }

    private int run(String... arguments) {
        CliContext context =
                new CliContext(
                        CapturedTerminal.unicode(out), CapturedTerminal.unicode(err), Map.of());
        return new Main(context, "test").run(List.of(arguments));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
