package io.mithridate.runner.run;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.store.ArtifactStore;
import io.mithridate.runner.store.StoreInventory;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The forecast of a run: which stages are in the store, which are to do, why, and for how long. */
public final class Forecast {

    private final List<CellStages> cells;
    private final Map<String, Stage> stages;
    private final Map<String, State> states;
    private final SimilarStages kin;

    private Forecast(
            List<CellStages> cells,
            Map<String, Stage> stages,
            Map<String, State> states,
            SimilarStages kin) {
        this.cells = cells;
        this.stages = stages;
        this.states = states;
        this.kin = kin;
    }

    /** The fate of a stage. */
    public enum State {
        /** Its artifact is there, with its model. */
        STORED,
        /** Its artifact is not there, and nothing that is to do reads it. */
        NOT_NEEDED,
        /** It will be computed. */
        TO_DO
    }

    /**
     * Looks into a store.
     *
     * @param cells the cells of a plan
     * @param inventory of the same store
     */
    public static Forecast of(List<CellStages> cells, ArtifactStore store, StoreInventory inventory)
            throws IOException {
        Map<String, Stage> stages = CellStages.byKey(cells);
        Map<String, State> states = new HashMap<>();
        for (Stage stage : stages.values()) {
            states.put(
                    stage.key(),
                    ModelArtifact.isStored(stage, store) ? State.STORED : State.NOT_NEEDED);
        }
        cells.forEach(cell -> cell.last().forEach(last -> markToDo(last, states)));
        Set<String> kinds =
                stages.values().stream()
                        .filter(stage -> states.get(stage.key()) == State.TO_DO)
                        .map(stage -> stage.kind().label())
                        .collect(Collectors.toSet());
        return new Forecast(cells, stages, states, SimilarStages.of(inventory.described(kinds)));
    }

    /** Inputs are computed only for a stage that is computed itself. */
    private static void markToDo(Stage stage, Map<String, State> states) {
        if (states.get(stage.key()) == State.NOT_NEEDED) {
            states.put(stage.key(), State.TO_DO);
            stage.inputs().forEach(input -> markToDo(input, states));
        }
    }

    /** The cells, in the order of the plan. */
    public List<CellStages> cells() {
        return List.copyOf(cells);
    }

    /** All stages, each once, inputs before what uses them. */
    public Collection<Stage> stages() {
        return Collections.unmodifiableCollection(stages.values());
    }

    /** Returns the fate of a stage of the plan. */
    public State state(Stage stage) {
        return states.getOrDefault(stage.key(), State.NOT_NEEDED);
    }

    /** Returns whether nothing of a cell is left to do. */
    public boolean complete(CellStages cell) {
        return cell.last().stream().allMatch(last -> state(last) == State.STORED);
    }

    /**
     * Returns the time that a stage will take, by what stages like it have taken.
     *
     * @return seconds; empty if the store knows of none
     */
    public OptionalDouble seconds(Stage stage) {
        return kin.seconds(stage);
    }

    /** Why a stage is to do, in a few words. */
    public String reason(Stage stage) {
        return stage.inputs().stream().anyMatch(input -> state(input) == State.TO_DO)
                ? "waits for a stage above"
                : kin.reason(stage);
    }
}
