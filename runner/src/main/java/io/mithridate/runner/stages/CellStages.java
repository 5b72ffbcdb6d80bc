package io.mithridate.runner.stages;

import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.plan.Stage;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A cell and the stages that give its numbers.
 *
 * @param cell the cell
 * @param trigger the stage of the cell's own attack, whose trigger is evaluated
 * @param measurements its last stages, which lead to all others; at least one
 */
public record CellStages(Cell cell, Stage trigger, List<Stage> measurements) {

    public CellStages {
        measurements = List.copyOf(measurements);
        if (measurements.isEmpty()) {
            throw new IllegalArgumentException("a cell without measurements: " + cell.title());
        }
    }

    /** All stages of the cell, inputs before what uses them. */
    public List<Stage> inOrder() {
        Set<Stage> stages = new LinkedHashSet<>();
        measurements.forEach(last -> collect(last, stages));
        return new ArrayList<>(stages);
    }

    private static void collect(Stage stage, Set<Stage> stages) {
        if (!stages.contains(stage)) {
            stage.inputs().forEach(input -> collect(input, stages));
            stages.add(stage);
        }
    }
}
