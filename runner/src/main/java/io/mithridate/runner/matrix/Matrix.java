package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import java.util.ArrayList;
import java.util.List;

/** Expands an experiment to its cells. */
public final class Matrix {

    /** The attack that poisons nothing; its victim is the control victim already. */
    public static final String NO_ATTACK = "none";

    private Matrix() {}

    /**
     * The cells: attacks x defenses x seeds in the order of the file, the seed varying fastest;
     * then, if controls are asked for, the same again on the control victim. Excluded combinations
     * are left out, and controls of the attack {@code none}, which would repeat its cells. Numbers
     * count from 0 without gaps.
     */
    public static List<Cell> expand(Experiment experiment) {
        List<Cell> cells = new ArrayList<>();
        add(experiment, false, cells);
        if (experiment.controls().cleanModel()) {
            add(experiment, true, cells);
        }
        return List.copyOf(cells);
    }

    private static void add(Experiment experiment, boolean control, List<Cell> cells) {
        for (PluginUse attack : experiment.attacks()) {
            if (control && attack.name().equals(NO_ATTACK)) {
                continue;
            }
            for (PluginUse defense : experiment.defenses()) {
                for (long seed : experiment.seeds()) {
                    if (!experiment.excludes(attack.name(), defense.name(), seed)) {
                        cells.add(new Cell(cells.size(), attack, defense, seed, control));
                    }
                }
            }
        }
    }
}
