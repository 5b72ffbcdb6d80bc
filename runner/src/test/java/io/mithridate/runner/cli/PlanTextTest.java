package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.fakes.Fakes;
import io.mithridate.runner.fakes.LocalSettings;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageRunner;
import io.mithridate.runner.run.Forecast;
import io.mithridate.runner.run.PlannedExperiment;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.FileTrees;
import io.mithridate.store.StoreInventory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTextTest {

    private static final String ONE_SEED = "seeds=[1]";

    private final Path folder;
    private final ArtifactStore store;

    PlanTextTest(@TempDir Path folder) {
        this.folder = folder;
        this.store = new ArtifactStore(folder.resolve("store"), Clock.systemUTC());
    }

    private List<CellStages> plan(String... overrides) throws Exception {
        Path yaml = Files.writeString(folder.resolve("tiny.yaml"), Fakes.EXPERIMENT);
        return PlannedExperiment.plan(
                        new ExperimentReader(Fakes.catalog()).read(yaml, List.of(overrides)),
                        Fakes.catalog(),
                        LocalSettings.in(folder),
                        Fakes.CODE,
                        System.getenv(),
                        true)
                .cells();
    }

    private void compute(CellStages cell) throws Exception {
        StageRunner runner =
                new StageRunner(store, any -> TrainingListener.silent(), Duration.ofMinutes(2));
        for (Stage stage : cell.inOrder()) {
            runner.artifact(stage);
        }
    }

    private PlanText text(List<CellStages> cells) throws Exception {
        return new PlanText(
                new Forecast(cells, store, new StoreInventory(folder.resolve("store"))));
    }

    @Test
    void summaryHasCountsFollowedByReasonsByKind() throws Exception {
        assertThat(text(plan(ONE_SEED)).summary())
                .startsWith(
                        """
                        4 cells, 25 stages: 0 cached or not needed, 25 to do (not in the store); duration unknown: the store has no stages like them

                        base         1 to do
                               1  the store has none of this kind yet
                        """)
                .endsWith(
                        """

                        measurement  8 to do
                               8  waits for a stage above
                        """);
    }

    @Test
    void remainingTimeIsEstimatedFromSimilarStages() throws Exception {
        compute(plan(ONE_SEED).get(0));

        assertThat(text(plan(ONE_SEED)).summary())
                .containsPattern(
                        "^4 cells, 25 stages: 9 cached or not needed, 16 to do \\(not in the"
                                + " store\\), about \\d+ s estimated from earlier stages\n"
                                + "cells with all their numbers: 1\n")
                .contains("       1  the store has none of 'forget' yet\n")
                .contains("       1  run.poison left out, another code\n")
                .doesNotContain("base ", "attack ");
    }

    @Test
    void namesAChangedOptionAsTheReason() throws Exception {
        compute(plan(ONE_SEED).get(0));

        assertThat(
                        text(plan(ONE_SEED, "poisoning.epochs=2", "controls.clean-model=false"))
                                .summary())
                .contains("       1  recipe.epochs changed: 1 -> 2\n");
    }

    @Test
    void countsStagesThatWereNotCompared() throws Exception {
        String seeds =
                IntStream.rangeClosed(1, 101)
                        .mapToObj(String::valueOf)
                        .collect(Collectors.joining(", ", "seeds=[", "]"));

        assertThat(text(plan(seeds, "defenses=[none]", "controls.clean-model=false")).summary())
                .contains(
                        """

                        base         101 to do
                             100  the store has none of this kind yet
                               1  not compared; --details lists them
                        """)
                .doesNotContain("other reasons");
    }

    @Test
    void detailsListEveryStageOfEveryCell() throws Exception {
        compute(plan(ONE_SEED).get(0));

        String details = text(plan(ONE_SEED)).details();

        assertThat(details)
                .startsWith("cell 0: corner x none, seed 1\n  base ")
                .containsPattern("  base         [0-9a-f]{12}  cached      base model, seed 1\n")
                .containsPattern(
                        "  victim       [0-9a-f]{12}  cached      victim of corner, seed 1"
                                + "  \\(shared\\)\n")
                .containsPattern(
                        "  defense      [0-9a-f]{12}  to do       forget on victim of corner, seed"
                                + " 1  \\(the store has none of 'forget' yet\\)\n")
                .endsWith("cells with all their numbers: 1\n");
        assertThat(details.lines().filter(line -> line.startsWith("cell "))).hasSize(4);
    }

    @Test
    void deletedStagesThatNothingNeedsAreNotToDo() throws Exception {
        List<CellStages> planned = plan(ONE_SEED, "defenses=[none]", "controls.clean-model=false");
        compute(planned.get(0));
        for (String kind : List.of("victim", "base")) {
            FileTrees.delete(folder.resolve("store").resolve(kind));
        }

        assertThat(text(planned).details())
                .containsPattern("  victim       [0-9a-f]{12}  not needed  victim of corner")
                .endsWith(
                        """
                        1 cell, 9 stages: 9 cached or not needed, 0 to do (not in the store)
                        cells with all their numbers: 1
                        """);
    }

    @Test
    void deletedVictimIsToDoIfItsModelIsNeeded() throws Exception {
        List<CellStages> planned = plan(ONE_SEED, "defenses=[none]", "controls.clean-model=false");
        compute(planned.get(0));
        for (String kind : List.of("victim", "embeddings", "measurement")) {
            FileTrees.delete(folder.resolve("store").resolve(kind));
        }

        assertThat(text(planned).details())
                .containsPattern("  victim       [0-9a-f]{12}  to do       victim of corner")
                .containsPattern(
                        "  defense      [0-9a-f]{12}  to do       none on victim of corner");
    }
}
