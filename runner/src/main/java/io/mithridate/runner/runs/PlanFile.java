package io.mithridate.runner.runs;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageDescription;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.store.StoredJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The plan of a run, {@value #NAME} in its folder.
 *
 * @param version the version of the file format
 * @param cells all cells
 * @param stages all distinct stages by key, inputs before the stages that use them
 */
public record PlanFile(
        int version,
        List<PlannedCell> cells,
        @JsonFormat(without = JsonFormat.Feature.WRITE_SORTED_MAP_ENTRIES)
                Map<String, PlannedStage> stages) {

    public static final String NAME = "plan.json";

    /**
     * A cell.
     *
     * @param cell the number of the cell
     * @param title the title shown to users
     * @param stages the keys of the cell's stages, inputs before the stages that use them
     */
    public record PlannedCell(int cell, String title, List<String> stages) {}

    /**
     * A stage.
     *
     * @param kind the kind of the stage
     * @param title the title shown to users
     * @param description everything that the stage's key is computed from
     */
    public record PlannedStage(String kind, String title, JsonNode description) {

        /** The maximum total length of two values that can be read at a glance. */
        private static final int MAX_VALUES_LENGTH = 80;

        /**
         * Explains why the key of this stage has changed.
         *
         * @param planned the stages as they are planned now
         */
        public String changeTo(Collection<Stage> planned) {
            Optional<Stage> current =
                    planned.stream()
                            .filter(stage -> stage.kind().label().equals(kind))
                            .filter(stage -> stage.title().equals(title))
                            .findFirst();
            if (current.isEmpty()) {
                return "the run has a stage '%s', which its experiment does not have any more"
                        .formatted(title);
            }
            List<String> changed =
                    StageDescription.of(current.get().description())
                            .changedPartsFrom(StageDescription.of(description))
                            .stream()
                            .map(change -> change.place() + values(change))
                            .toList();
            return "'%s' has a different key now: %s changed since the run began"
                    .formatted(title, String.join(", ", changed));
        }

        /**
         * Returns a change's old and new value, or an empty text if they are too long to read at a
         * glance.
         */
        private static String values(StageDescription.Change change) {
            String values =
                    " (%s, now %s)"
                            .formatted(
                                    change.before().orElse("nothing"),
                                    change.now().orElse("nothing"));
            return values.length() > MAX_VALUES_LENGTH ? "" : values;
        }
    }

    public static String json(List<CellStages> planned) throws IOException {
        List<PlannedCell> cells = new ArrayList<>();
        Map<String, PlannedStage> stages = new LinkedHashMap<>();
        for (CellStages cell : planned) {
            List<Stage> inOrder = cell.inOrder();
            cells.add(
                    new PlannedCell(
                            cell.cell().number(),
                            cell.cell().title(),
                            inOrder.stream().map(Stage::key).toList()));
            for (Stage stage : inOrder) {
                stages.putIfAbsent(
                        stage.key(),
                        new PlannedStage(stage.kind().label(), stage.title(), stage.description()));
            }
        }
        return StoredJson.text(new PlanFile(1, cells, stages));
    }

    public static PlanFile read(RunFolder folder) throws IOException {
        return StoredJson.read(folder.file(NAME), PlanFile.class);
    }
}
