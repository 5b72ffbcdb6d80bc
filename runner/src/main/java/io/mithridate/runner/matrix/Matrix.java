package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Expands an experiment to its cells. */
public final class Matrix {

    /** The attack that poisons nothing; its victim is the control victim already. */
    public static final String NO_ATTACK = "none";

    private final Experiment experiment;
    private final CellTitles titles;
    private final List<Cell> cells = new ArrayList<>();

    private Matrix(Experiment experiment) {
        this.experiment = experiment;
        this.titles = new CellTitles(experiment);
    }

    /**
     * The cells: scenarios x attacks x defenses x seeds in the order of the file, the seed varying
     * fastest; then, if controls are asked for, the same again on the control victim. Excluded
     * combinations are left out, and controls of the attack {@code none}, which would repeat its
     * cells. Numbers count from 0 without gaps.
     */
    public static List<Cell> expand(Experiment experiment) {
        Matrix matrix = new Matrix(experiment);
        matrix.addAll(false);
        if (experiment.controls().cleanModel()) {
            matrix.addAll(true);
        }
        return List.copyOf(matrix.cells);
    }

    private void addAll(boolean control) {
        for (Scenario scenario : experiment.scenarios()) {
            for (PluginUse attack : experiment.attacks()) {
                if (!control || !attack.name().equals(NO_ATTACK)) {
                    for (PluginUse defense : experiment.defenses()) {
                        add(scenario, attack, defense, control);
                    }
                }
            }
        }
    }

    private void add(Scenario scenario, PluginUse attack, PluginUse defense, boolean control) {
        for (long seed : experiment.seeds()) {
            if (!experiment.excludes(attack.name(), defense.name(), seed)) {
                cells.add(
                        new Cell(
                                cells.size(),
                                titles.of(scenario, attack, defense, seed, control),
                                scenario,
                                attack,
                                defense,
                                seed,
                                control));
            }
        }
    }
}
