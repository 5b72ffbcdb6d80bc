package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A cell and the stages that produce its results.
 *
 * @param cell the cell
 * @param trigger the stage of the cell's attack, whose trigger is evaluated
 * @param measurements the stages that produce the results, at least one
 * @param epochs the stages that produce results at epochs of training; empty unless the experiment
 *     requests them
 */
public record CellStages(
        Cell cell, Stage trigger, List<Stage> measurements, List<MeasuredEpochs> epochs) {

    public CellStages {
        measurements = List.copyOf(measurements);
        epochs = List.copyOf(epochs);
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("a cell without measurements: " + cell.title());
        }
    }

    /**
     * A stage whose epochs are measured.
     *
     * @param trained the stage that trains the models
     * @param measured the stage that measures the models kept during training
     */
    public record MeasuredEpochs(Stage trained, Stage measured) {}

    /** Returns the last stages, from which all other stages of the cell can be reached. */
    public List<Stage> finalStages() {
        return Stream.concat(measurements.stream(), epochs.stream().map(MeasuredEpochs::measured))
                .toList();
    }

    /**
     * Returns the stored artifact of the stage that chooses the pairs to poison; empty if there is
     * none.
     */
    public Optional<Artifact> poison(ArtifactStore store) throws IOException {
        for (Stage stage : inOrder()) {
            if (stage.kind() == StageKind.POISON) {
                return stage.in(store);
            }
        }
        return Optional.empty();
    }

    /** Returns the distinct stages of some cells by key, inputs before the stages that use them. */
    public static Map<String, Stage> byKey(List<CellStages> cells) {
        Map<String, Stage> stages = new LinkedHashMap<>();
        for (CellStages cell : cells) {
            cell.inOrder().forEach(stage -> stages.putIfAbsent(stage.key(), stage));
        }
        return stages;
    }

    /** Returns all stages of the cell, inputs before the stages that use them. */
    public List<Stage> inOrder() {
        Set<Stage> stages = new LinkedHashSet<>();
        finalStages().forEach(last -> collect(last, stages));
        return new ArrayList<>(stages);
    }

    private static void collect(Stage stage, Set<Stage> stages) {
        if (!stages.contains(stage)) {
            stage.inputs().forEach(input -> collect(input, stages));
            stages.add(stage);
        }
    }
}
