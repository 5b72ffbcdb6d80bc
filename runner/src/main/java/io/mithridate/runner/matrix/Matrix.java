package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Combinations;
import io.mithridate.runner.experiment.Experiment;
import java.util.ArrayList;
import java.util.List;

/** Expands an experiment to its cells. */
public final class Matrix {

    private Matrix() {}

    /** The cells: one for each of the {@link Combinations}, numbered from 0 without gaps. */
    public static List<Cell> expand(Experiment experiment) {
        CellTitles titles = new CellTitles(experiment);
        List<Cell> cells = new ArrayList<>();
        Combinations.of(experiment)
                .forEach(
                        combination ->
                                cells.add(
                                        new Cell(
                                                cells.size(),
                                                titles.of(combination),
                                                combination)));
        return List.copyOf(cells);
    }
}
