package io.mithridate.runner.stages;

import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.plan.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A cell and the stage that it comes to.
 *
 * @param cell the cell
 * @param evaluation its last stage, which leads to all others
 */
public record CellStages(Cell cell, Stage evaluation) {

    /** All stages of the cell, inputs before what uses them. */
    public List<Stage> inOrder() {
        Set<Stage> stages = new LinkedHashSet<>();
        collect(evaluation, stages);
        return new ArrayList<>(stages);
    }

    private static void collect(Stage stage, Set<Stage> stages) {
        if (!stages.contains(stage)) {
            stage.inputs().forEach(input -> collect(input, stages));
            stages.add(stage);
        }
    }
}
