package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Axes;
import io.mithridate.runner.experiment.CellAxes;
import io.mithridate.runner.experiment.CellChoice;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import java.util.List;

/** Chooses cells of an experiment; they keep their numbers. */
public final class CellSelection {

    private CellSelection() {}

    /**
     * The cells that are chosen, in their order.
     *
     * @param cells all cells of the experiment
     * @param only arguments as {@link CellChoice} takes them
     * @throws InvalidConfigurationException if an axis is not known, no cell has a value, or
     *     nothing is left
     */
    public static List<Cell> choose(Experiment experiment, List<Cell> cells, List<String> only)
            throws InvalidConfigurationException {
        return only.isEmpty()
                ? cells
                : CellChoice.among(cells, new OfCells(Axes.of(experiment)), only);
    }

    private record OfCells(Axes axes) implements CellAxes<Cell> {

        @Override
        public boolean has(String axis) {
            return axes.has(axis);
        }

        @Override
        public String valueOf(String axis, Cell cell) {
            return axes.valueOf(axis, cell.combination());
        }

        @Override
        public String advice(String axis) {
            return axes.advice(axis);
        }
    }
}
