package io.mithridate.runner.run;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.store.ArtifactStore;
import io.mithridate.store.StoreInventory;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A forecast of a run: the stages that are in the store, and those that have to be computed, with
 * the reason and the estimated time.
 */
public final class Forecast {

    private final List<CellStages> cells;
    private final Map<String, Stage> stages;
    private final Map<String, State> states = new HashMap<>();
    private final SimilarStages similar;

    /** The state of a stage. */
    public enum State {
        /** The artifact, including its model, is in the store. */
        STORED,
        /** The artifact is missing, but no stage to be computed reads it. */
        NOT_NEEDED,
        /** The stage will be computed. */
        TO_DO
    }

    /**
     * Creates a forecast from the content of a store.
     *
     * @param cells the cells of a plan
     * @param inventory the inventory of the same store
     */
    public Forecast(List<CellStages> cells, ArtifactStore store, StoreInventory inventory)
            throws IOException {
        this.cells = List.copyOf(cells);
        stages = CellStages.byKey(cells);
        for (Stage stage : stages.values()) {
            states.put(
                    stage.key(),
                    ModelArtifact.isStored(stage, store) ? State.STORED : State.NOT_NEEDED);
        }
        cells.forEach(cell -> cell.finalStages().forEach(this::markToDo));
        Set<String> kinds =
                stages.values().stream()
                        .filter(stage -> states.get(stage.key()) == State.TO_DO)
                        .map(stage -> stage.kind().label())
                        .collect(Collectors.toSet());
        similar = new SimilarStages(inventory.described(kinds));
    }

    /**
     * Marks a stage to be computed, and recursively its inputs, which are needed only if the stage
     * itself is computed.
     */
    private void markToDo(Stage stage) {
        if (states.get(stage.key()) == State.NOT_NEEDED) {
            states.put(stage.key(), State.TO_DO);
            stage.inputs().forEach(this::markToDo);
        }
    }

    /** Returns the cells, in the order of the plan. */
    public List<CellStages> cells() {
        return cells;
    }

    /** Returns all stages without duplicates, inputs before the stages that use them. */
    public Collection<Stage> stages() {
        return Collections.unmodifiableCollection(stages.values());
    }

    /** Returns the state of a stage of the plan. */
    public State state(Stage stage) {
        return states.getOrDefault(stage.key(), State.NOT_NEEDED);
    }

    /** Returns whether all stages of a cell are complete. */
    public boolean complete(CellStages cell) {
        return cell.finalStages().stream().allMatch(last -> state(last) == State.STORED);
    }

    /**
     * Returns the estimated time for a stage, based on similar stages in the store.
     *
     * @return the time in seconds; empty if the store has no similar stage
     */
    public OptionalDouble seconds(Stage stage) {
        return similar.seconds(stage);
    }

    /** Returns the reason why a stage has to be computed, in a few words. */
    public String reason(Stage stage) {
        return stage.inputs().stream().anyMatch(input -> state(input) == State.TO_DO)
                ? "waits for a stage above"
                : similar.reason(stage);
    }
}
