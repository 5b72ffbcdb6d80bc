package io.mithridate.runner.run;

import io.mithridate.api.execution.Executor.Task;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds the stages that cells need and the store lacks. The tasks are ordered by cell, inputs
 * before the stages that use them: first all tasks of the first cell, then the additional tasks of
 * the second cell, etc.
 *
 * <p>Executors start tasks in this order as far as inputs allow, so that cells are completed one
 * after another instead of all at the end.
 */
final class MissingStages {

    private final ArtifactStore store;
    private final Map<String, String> facts;
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Set<String> stored = new HashSet<>();

    /** The measurements of the victims that must precede a defense, by the key of the defense. */
    private final Map<String, List<Stage>> requiredMeasurements = new HashMap<>();

    private MissingStages(ArtifactStore store, Map<String, String> facts) {
        this.store = store;
        this.facts = facts;
    }

    /**
     * Returns the tasks that cells need. The store is queried once for each stage, and not at all
     * for inputs of stored stages. If the model of a stored stage belongs to another stage whose
     * artifact is missing, both stages are tasks.
     *
     * @param facts the facts that schedulers may need about every task
     */
    static Map<String, Task> of(
            List<CellStages> cells, ArtifactStore store, Map<String, String> facts)
            throws IOException {
        MissingStages graph = new MissingStages(store, facts);
        graph.measureGivenVictimsFirst(cells);
        for (CellStages cell : cells) {
            for (Stage measurement : cell.finalStages()) {
                graph.add(measurement);
            }
        }
        return graph.tasks;
    }

    /** Schedules the measurement of the attack on a given victim before the victim is defended. */
    private void measureGivenVictimsFirst(List<CellStages> cells) {
        Map<Coordinates, List<Stage>> undefended = new HashMap<>();
        for (CellStages cell : cells) {
            if (cell.cell().scenario().given().isPresent()
                    && cell.cell().coordinates().undefended()) {
                undefended.put(cell.cell().coordinates().victim(), cell.measurements());
            }
        }
        for (CellStages cell : cells) {
            List<Stage> measurements = undefended.get(cell.cell().coordinates().victim());
            if (measurements != null && !cell.cell().coordinates().undefended()) {
                cell.inOrder().stream()
                        .filter(stage -> stage.kind() == StageKind.DEFENSE)
                        .forEach(stage -> requiredMeasurements.put(stage.key(), measurements));
            }
        }
    }

    /** Returns the keys of the tasks that the cell's measurements need. */
    static Set<String> neededBy(CellStages cell, Set<String> tasks) {
        Set<String> needed = new HashSet<>();
        List<Stage> remaining = new ArrayList<>(cell.finalStages());
        while (!remaining.isEmpty()) {
            Stage stage = remaining.remove(remaining.size() - 1);
            if (tasks.contains(stage.key()) && needed.add(stage.key())) {
                remaining.addAll(stage.inputs());
            }
        }
        return needed;
    }

    /**
     * Adds a stage and its inputs, unless they are in the store. Returns whether the stage is now a
     * task.
     */
    private boolean add(Stage stage) throws IOException {
        if (tasks.containsKey(stage.key())) {
            return true;
        }
        if (stored.contains(stage.key())) {
            return false;
        }
        if (ModelArtifact.isStored(stage, store)) {
            stored.add(stage.key());
            return false;
        }
        Set<String> waitsFor = new HashSet<>();
        for (Stage measurement : requiredMeasurements.getOrDefault(stage.key(), List.of())) {
            if (add(measurement)) {
                waitsFor.add(measurement.key());
            }
        }
        for (Stage input : stage.inputs()) {
            if (add(input)) {
                waitsFor.add(input.key());
            }
        }
        tasks.put(
                stage.key(),
                new Task(stage.key(), stage.title(), stage.kind().label(), waitsFor, facts));
        return true;
    }
}
