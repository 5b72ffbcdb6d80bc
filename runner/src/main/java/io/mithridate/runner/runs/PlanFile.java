package io.mithridate.runner.runs;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.databind.JsonNode;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.StoredJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
     * @param cell its number
     * @param title its human-readable title
     * @param stages the keys of its stages, inputs before the stages that use them
     */
    public record PlannedCell(int cell, String title, List<String> stages) {}

    /**
     * A stage.
     *
     * @param kind its kind
     * @param title its human-readable title
     * @param description everything that its key is computed from
     */
    public record PlannedStage(String kind, String title, JsonNode description) {}

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
