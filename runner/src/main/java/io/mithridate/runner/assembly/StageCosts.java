package io.mithridate.runner.assembly;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.results.StageCost;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.defense.DefenseWork;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import io.mithridate.runner.store.Cost;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the stages of a run cost, by the store.
 *
 * @param store where the artifacts are
 * @param computed whether this run computed the stage of a key, rather than found it
 */
record StageCosts(ArtifactStore store, Predicate<String> computed) {

    /** The costs of all stages that are in the store, each once, inputs first. */
    List<StageCost> of(List<CellStages> cells) throws IOException {
        Map<String, Use> uses = new LinkedHashMap<>();
        for (CellStages cell : cells) {
            for (Stage stage : cell.inOrder()) {
                uses.merge(
                        stage.key(),
                        new Use(stage, OptionalInt.of(cell.cell().number()), labels(stage)),
                        Use::shared);
            }
        }
        List<StageCost> costs = new ArrayList<>();
        for (Use use : uses.values()) {
            Stage stage = use.stage();
            Optional<Artifact> artifact =
                    store.described(stage.kind().label(), stage.key(), Set.of());
            if (artifact.isPresent()) {
                costs.add(cost(use, artifact.get().cost()));
            }
        }
        return costs;
    }

    private static int labels(Stage stage) {
        return stage.work() instanceof DefenseWork work
                ? work.inputs().labels().map(labels -> labels.pictures().size()).orElse(0)
                : 0;
    }

    private StageCost cost(Use use, Cost cost) {
        Stage stage = use.stage();
        return new StageCost(
                use.cell(),
                stage.title(),
                stage.kind().label(),
                stage.key(),
                !computed.test(stage.key()),
                cost.wallSeconds(),
                cost.samples(),
                cost.pictures(),
                use.labels(),
                cost.steps(),
                cost.samples() == 0
                        ? OptionalDouble.empty()
                        : OptionalDouble.of(cost.samplesPerSecond()),
                OptionalDouble.of(cost.peakMemoryMiB()),
                cost.waitingSeconds(),
                cost.skippedSteps());
    }

    /**
     * Which cell uses a stage.
     *
     * @param stage the stage
     * @param cell the cell's number; empty where several use it
     * @param labels how many labels the stage looks at
     */
    private record Use(Stage stage, OptionalInt cell, int labels) {

        Use shared(Use another) {
            return new Use(stage, OptionalInt.empty(), labels);
        }
    }
}
