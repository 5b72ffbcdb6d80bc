package io.mithridate.runner.experiment;

import com.google.common.collect.Sets;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingLabels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;

/** Expands an experiment to its cells. */
public final class Matrix {

    private Matrix() {}

    /**
     * Returns the cells, numbered consecutively from 0. The order is scenarios x attacks x defenses
     * x seeds in the order of the file, with the seed varying fastest; if controls are requested,
     * the same combinations follow with the control victim. Cells that {@code include} does not
     * match or {@code exclude} matches are omitted, as are controls of the attack {@code none},
     * which would duplicate its cells.
     */
    public static List<Cell> expand(Experiment experiment) {
        SettingLabels attacks = labels(experiment.attacks());
        SettingLabels defenses = labels(experiment.defenses());
        List<Cell> all =
                all(
                        experiment.scenarios(),
                        experiment.attacks(),
                        experiment.defenses(),
                        experiment.seeds());
        Set<SortedMap<String, String>> places = Sets.newIdentityHashSet();
        all.forEach(cell -> places.add(cell.coordinates().scenario()));
        ScenarioLabels scenarios = new ScenarioLabels(places);
        List<Cell> cells = new ArrayList<>();
        for (Cell cell : all) {
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

    private static SettingLabels labels(List<PluginUse> uses) {
        return new SettingLabels(uses.stream().map(PluginUse::setting).toList());
    }

    /**
     * Returns the cells of an experiment with these parts, without titles, before inclusions and
     * exclusions. Cells share the maps of their scenario's and plugins' options.
     */
    static List<Cell> all(
            List<Scenario> scenarios,
            List<PluginUse> attacks,
            List<PluginUse> defenses,
            List<Long> seeds) {
        List<SortedMap<String, String>> places = scenarios.stream().map(Scenario::places).toList();
        Map<PluginUse, PluginSetting> settings = new HashMap<>();
        List<Cell> cells = new ArrayList<>();
        for (boolean control : List.of(false, true)) {
            for (int i = 0; i < scenarios.size(); i++) {
                for (PluginUse attack : attacks) {
                    for (PluginUse defense : defenses) {
                        for (long seed : seeds) {
                            Coordinates coordinates =
                                    new Coordinates(
                                            places.get(i),
                                            settings.computeIfAbsent(attack, PluginUse::setting),
                                            settings.computeIfAbsent(defense, PluginUse::setting),
                                            control,
                                            seed);
                            cells.add(
                                    new Cell(
                                            cells.size(),
                                            "",
                                            scenarios.get(i),
                                            attack,
                                            defense,
                                            coordinates));
                        }
                    }
                }
            }
        }
        return cells;
    }
}
