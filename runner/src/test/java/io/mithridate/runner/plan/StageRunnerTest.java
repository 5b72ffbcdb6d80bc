package io.mithridate.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.Checkpointing;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.Cost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StageRunnerTest {

    private final Path root;
    private final List<String> computed = new ArrayList<>();
    private final List<String> used = new ArrayList<>();
    private final List<Long> steps = new ArrayList<>();
    private final Stage base = stage(StageKind.BASE, "base", List.of());
    private final Stage victim = stage(StageKind.VICTIM, "victim", List.of(base));
    private final Stage defense = stage(StageKind.DEFENSE, "defense", List.of(victim));

    StageRunnerTest(@TempDir Path root) {
        this.root = root;
    }

    private Stage stage(StageKind kind, String title, List<Stage> inputs) {
        return FixedWork.stage(
                kind,
                title,
                inputs,
                workspace -> {
                    computed.add(title);
                    StringBuilder content = new StringBuilder(title);
                    for (Stage input : inputs) {
                        content.append(" of ")
                                .append(Files.readString(workspace.input(input).file("content")));
                    }
                    Files.writeString(workspace.folder().resolve("content"), content);
                    for (long step = 1; step <= 3; step++) {
                        workspace
                                .listener()
                                .onStep(new TrainingListener.Step(step, 1, 64, 0.1, 0.5, Map.of()));
                    }
                    workspace.meter().processed(8);
                });
    }

    private Artifact run(Stage stage) throws IOException {
        StageRunner runner =
                new StageRunner(
                        new ArtifactStore(root, Clock.systemUTC()),
                        of ->
                                new TrainingListener() {
                                    @Override
                                    public void onStep(Step step) {
                                        steps.add(step.number());
                                    }
                                },
                        Duration.ofMinutes(2));
        StageRunner.StageResult result = runner.artifact(stage);
        used.add(stage.title() + (result.computed() ? "" : " cached"));
        return result.artifact();
    }

    @Test
    void computesInputsFirstAndPassesThemOn() throws IOException {
        Artifact artifact = run(defense);

        assertThat(computed).containsExactly("base", "victim", "defense");
        assertThat(used).containsExactly("defense");
        assertThat(artifact.file("content")).hasContent("defense of victim of base");
    }

    @Test
    void usesInputsOnlyIfTheStageHasToBeComputed() throws IOException {
        run(victim);
        computed.clear();
        used.clear();

        run(defense);
        run(victim);

        assertThat(computed).containsExactly("defense");
        assertThat(used).containsExactly("defense", "victim cached");
    }

    @Test
    void measuresTheCostAndPassesStepsOn() throws IOException {
        Artifact artifact = run(base);

        assertThat(artifact.cost().steps()).isEqualTo(3);
        assertThat(artifact.cost().samples()).isEqualTo(3 * 64 + 8);
        assertThat(artifact.cost().wallSeconds()).isPositive();
        assertThat(artifact.cost().peakMemoryMiB()).isGreaterThan(1);
        assertThat(steps).containsExactly(1L, 2L, 3L);
    }

    @Test
    void writesTrainingCurvesIntoTheArtifact() throws IOException {
        assertThat(Files.readAllLines(run(base).file("curves.csv")))
                .as("a header and three steps")
                .hasSize(4);
    }

    /** A stage may train several times, on the same pairs. */
    @Test
    void recordsThePairsLeftOutOfTraining() throws IOException {
        Stage damaged =
                FixedWork.stage(
                        StageKind.VICTIM,
                        "damaged",
                        List.of(),
                        workspace -> {
                            for (int training = 0; training < 2; training++) {
                                for (String id : List.of("row-3", "row-7")) {
                                    workspace
                                            .listener()
                                            .onLeftOut(
                                                    new LeftOut(id, id + ".png: it is truncated"));
                                }
                            }
                        });
        run(damaged);

        assertThat(LeftOutPairs.read(run(damaged)))
                .isEqualTo(
                        new LeftOutPairs(
                                2,
                                List.of(
                                        new LeftOut("row-3", "row-3.png: it is truncated"),
                                        new LeftOut("row-7", "row-7.png: it is truncated"))));
        assertThat(used).containsExactly("damaged", "damaged cached");
    }

    @Test
    void writesNoFileIfNoPairWasLeftOut() throws IOException {
        Artifact artifact = run(base);

        assertThat(artifact.file("made").resolve("left-out.json")).doesNotExist();
        assertThat(LeftOutPairs.read(artifact)).isEqualTo(new LeftOutPairs(0, List.of()));
    }

    @Test
    void namesAtMostAThousandPairs() {
        List<LeftOut> all =
                IntStream.rangeClosed(1, 1001)
                        .mapToObj(i -> new LeftOut("row-" + i, "it is truncated"))
                        .toList();

        assertThat(LeftOutPairs.of(all).count()).isEqualTo(1001);
        assertThat(LeftOutPairs.of(all).named()).isEqualTo(all.subList(0, 1000));
    }

    @Test
    void usesTheArtifactThatAnotherProcessComputedMeanwhile() throws IOException {
        List<Stage> dependents = new ArrayList<>();
        Stage slow =
                FixedWork.stage(
                        StageKind.BASE,
                        "slow",
                        List.of(),
                        workspace ->
                                new ArtifactStore(root, Clock.systemUTC())
                                        .getOrCompute(
                                                "victim",
                                                dependents.get(0).key(),
                                                dependents.get(0).description(),
                                                (folder, unfinished) -> {
                                                    Files.writeString(
                                                            folder.resolve("content"), "theirs");
                                                    return new Cost(1, 0, 0, 0, 1, 0, 0);
                                                }));
        dependents.add(stage(StageKind.VICTIM, "victim", List.of(slow)));

        Artifact artifact = run(dependents.get(0));

        assertThat(computed).isEmpty();
        assertThat(used).containsExactly("victim cached");
        assertThat(artifact.file("content")).hasContent("theirs");
    }

    @Test
    void savesTheTrainingStateBesideTheUnfinishedArtifact() throws IOException {
        List<TrainingContext> contexts = new ArrayList<>();
        Stage trained =
                FixedWork.stage(
                        StageKind.VICTIM,
                        "trained",
                        List.of(),
                        workspace -> contexts.add(workspace.training(new Seed(1))));
        run(trained);

        assertThat(contexts)
                .singleElement()
                .satisfies(
                        context ->
                                assertThat(context.checkpointing())
                                        .contains(
                                                Checkpointing.every(
                                                        Duration.ofMinutes(2),
                                                        root.resolve("victim")
                                                                .resolve(
                                                                        trained.key()
                                                                                + ".unfinished"))));
    }

    @Test
    void includesTheSavedCostOfAKilledRun() throws IOException {
        Stage continued =
                FixedWork.stage(
                        StageKind.VICTIM,
                        "continued",
                        List.of(),
                        workspace -> {
                            TrainingListener listener = workspace.listener();
                            listener.onStart(
                                    new TrainingListener.Start("v", 6, 1, 64, 4, 1000, 128));
                            for (long step = 5; step <= 6; step++) {
                                listener.onStep(
                                        new TrainingListener.Step(step, 1, 64, 0.1, 0.5, Map.of()));
                            }
                            listener.onEnd(new TrainingListener.End(2, 10, 2.5, 3));
                        });
        Artifact artifact = run(continued);

        assertThat(artifact.cost().steps()).isEqualTo(6);
        assertThat(artifact.cost().samples()).isEqualTo(6 * 64);
        assertThat(artifact.cost().pictures()).isEqualTo(6 * 128);
        assertThat(artifact.cost().wallSeconds()).isBetween(1000.0, 1060.0);
        assertThat(artifact.cost().waitingSeconds()).isEqualTo(2.5);
        assertThat(artifact.cost().skippedSteps()).isEqualTo(3);
    }

    @Test
    void rejectsAnUndeclaredInput() {
        Stage undeclared =
                FixedWork.stage(
                        StageKind.DEFENSE,
                        "nosy",
                        List.of(victim),
                        workspace -> workspace.input(base));

        assertThatThrownBy(() -> run(undeclared))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("base is not an input of this stage")
                .hasMessageContaining(victim.key());
    }

    @Test
    void keyDependsOnlyOnTheInputs() {
        assertThat(stage(StageKind.BASE, "base", List.of()).key()).isEqualTo(base.key());
        assertThat(stage(StageKind.BASE, "basis", List.of()).key()).isNotEqualTo(base.key());
    }
}
