package io.mithridate.runner.runs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.CellStages;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The plan of a run as JSON: every stage once, with all that went into its key; every cell. */
public final class PlanFile {

    public static final String NAME = "plan.json";

    /** The key under which the stages stand, by their keys. */
    public static final String STAGES = "stages";

    /** The key under which the cells stand, by number. */
    public static final String CELLS = "cells";

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private PlanFile() {}

    public static String json(List<CellStages> cells) throws IOException {
        Map<String, Stage> stages = new LinkedHashMap<>();
        ArrayNode cellNodes = JsonNodeFactory.instance.arrayNode();
        for (CellStages cell : cells) {
            ArrayNode keys =
                    cellNodes
                            .addObject()
                            .put("cell", cell.cell().number())
                            .put("title", cell.cell().title())
                            .putArray(STAGES);
            for (Stage stage : cell.inOrder()) {
                stages.putIfAbsent(stage.key(), stage);
                keys.add(stage.key());
            }
        }
        ObjectNode plan = JsonNodeFactory.instance.objectNode();
        plan.put("version", 1);
        plan.set(CELLS, cellNodes);
        ObjectNode stageNodes = plan.putObject(STAGES);
        for (Stage stage : stages.values()) {
            stageNodes
                    .putObject(stage.key())
                    .put("kind", stage.kind().label())
                    .put("title", stage.title())
                    .set("description", stage.description());
        }
        return JSON.writeValueAsString(plan);
    }
}
