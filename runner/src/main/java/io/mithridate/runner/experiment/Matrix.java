package io.mithridate.runner.experiment;

import io.mithridate.runner.coordinates.Axes;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingLabels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Expands an experiment to its cells. */
public final class Matrix {

    private final List<Cell> cells = new ArrayList<>();

    /**
     * The options of each scenario by path. The keys are compared by identity, because scenarios
     * are large and all cells of a scenario share one instance.
     */
    private final IdentityHashMap<Scenario, SortedMap<String, String>> scenarios =
            new IdentityHashMap<>();

    private final Map<PluginUse, PluginSetting> settings = new HashMap<>();

    private Matrix(
            List<Scenario> scenarios,
            List<PluginUse> attacks,
            List<PluginUse> defenses,
            List<Long> seeds) {
        for (boolean control : List.of(false, true)) {
            for (Scenario scenario : scenarios) {
                SortedMap<String, String> places =
                        this.scenarios.computeIfAbsent(scenario, Scenario::places);
                for (PluginUse attack : attacks) {
                    for (PluginUse defense : defenses) {
                        for (long seed : seeds) {
                            Coordinates coordinates =
                                    new Coordinates(
                                            places,
                                            setting(attack),
                                            setting(defense),
                                            control,
                                            seed);
                            cells.add(
                                    new Cell(
                                            cells.size(),
                                            "",
                                            scenario,
                                            attack,
                                            defense,
                                            coordinates));
                        }
                    }
                }
            }
        }
    }

    /**
     * Returns the cells, numbered consecutively from 0. The order is scenarios x attacks x defenses
     * x seeds in the order of the file, with the seed varying fastest; if controls are requested,
     * the same combinations follow with the control victim. Cells that {@code include} does not
     * match or {@code exclude} matches are omitted, as are controls of the attack {@code none},
     * which would duplicate its cells.
     */
    public static List<Cell> expand(Experiment experiment) {
        Matrix matrix =
                new Matrix(
                        experiment.scenarios(),
                        experiment.attacks(),
                        experiment.defenses(),
                        experiment.seeds());
        SettingLabels attacks = matrix.labels(experiment.attacks());
        SettingLabels defenses = matrix.labels(experiment.defenses());
        ScenarioLabels scenarios = new ScenarioLabels(matrix.scenarios.values());
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : matrix.cells) {
            Coordinates coordinates = cell.coordinates();
            if (experiment.contains(coordinates)) {
                String varying = scenarios.of(coordinates.scenario());
                String title =
                        "%s x %s%s, seed %d%s"
                                .formatted(
                                        attacks.of(coordinates.attack()),
                                        defenses.of(coordinates.defense()),
                                        varying.isEmpty() ? "" : ", " + varying,
                                        coordinates.seed(),
                                        coordinates.control() ? ", clean model" : "");
                cells.add(
                        new Cell(
                                cells.size(),
                                title,
                                cell.scenario(),
                                cell.attack(),
                                cell.defense(),
                                coordinates));
            }
        }
        return List.copyOf(cells);
    }

    /** Returns the axes of an experiment with these parts, before inclusions and exclusions. */
    static Axes axes(
            List<Scenario> scenarios,
            List<PluginUse> attacks,
            List<PluginUse> defenses,
            List<Long> seeds) {
        return new Axes(
                new Matrix(scenarios, attacks, defenses, seeds)
                        .cells.stream().map(Cell::coordinates).toList());
    }

    private PluginSetting setting(PluginUse use) {
        return settings.computeIfAbsent(use, PluginUse::setting);
    }

    private SettingLabels labels(Collection<PluginUse> uses) {
        return new SettingLabels(uses.stream().map(this::setting).toList());
    }
}
