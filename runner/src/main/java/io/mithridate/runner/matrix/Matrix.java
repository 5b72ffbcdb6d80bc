package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Combination;
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

    /** Names for cells that tell them apart: "badnets x clean-clip, rate 0.01, seed 1". */
    static final class CellTitles {

        private final PluginLabels attacks;
        private final PluginLabels defenses;
        private final ScenarioLabels scenarios;

        CellTitles(Experiment experiment) {
            this.attacks = new PluginLabels("attack", experiment.attacks());
            this.defenses = new PluginLabels("defense", experiment.defenses());
            this.scenarios = new ScenarioLabels(experiment.scenarios());
        }

        String of(Combination combination) {
            String varying = scenarios.of(combination.scenario());
            return "%s x %s%s, seed %d%s"
                    .formatted(
                            attacks.of(combination.attack()),
                            defenses.of(combination.defense()),
                            varying.isEmpty() ? "" : ", " + varying,
                            combination.seed(),
                            combination.control() ? ", clean model" : "");
        }
    }
}
