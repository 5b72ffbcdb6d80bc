package io.mithridate.runner.results.join;

import io.mithridate.runner.coordinates.Axes;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Provenance;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Restricts runs to some of their cells and the data about these cells. */
public final class PartsOfRuns {

    private PartsOfRuns() {}

    /**
     * Returns the runs that contain a selected cell, restricted to the selected cells.
     *
     * @param only arguments in the form accepted by {@link Axes#select}, e.g. {@code
     *     attack=badnets}; if empty, all cells are selected
     * @throws InvalidConfigurationException if an axis is unknown, no cell of any run has a value,
     *     or no cell is selected
     */
    public static List<RunResults> of(List<RunResults> runs, List<String> only)
            throws InvalidConfigurationException {
        if (only.isEmpty()) {
            return runs;
        }
        List<CellResult> all = runs.stream().flatMap(run -> run.cells().stream()).toList();
        Set<CellResult> chosen = new HashSet<>(Axes.select(all, CellResult::coordinates, only));
        List<RunResults> parts = new ArrayList<>();
        for (RunResults run : runs) {
            List<CellResult> cells = run.cells().stream().filter(chosen::contains).toList();
            if (!cells.isEmpty()) {
                parts.add(restrict(run, cells));
            }
        }
        return parts;
    }

    private static RunResults restrict(RunResults run, List<CellResult> cells) {
        Set<PluginSetting> defenses =
                cells.stream().map(CellResult::defense).collect(Collectors.toSet());
        Set<String> stages =
                cells.stream()
                        .flatMap(cell -> cell.provenance().stages().stream())
                        .map(Provenance.Stage::key)
                        .collect(Collectors.toSet());
        return run.with(
                lists(run.lists(), defenses),
                cells,
                run.costs().stream().filter(cost -> stages.contains(cost.key())).toList(),
                run.texts().stream().filter(use -> stages.contains(use.key())).toList(),
                run.triggers().stream()
                        .filter(each -> cells.stream().anyMatch(each::isOf))
                        .toList());
    }

    /** Returns the lists, restricted to the remaining strengths, without empty lists. */
    private static List<SettingList> lists(List<SettingList> lists, Set<PluginSetting> defenses) {
        return lists.stream()
                .map(
                        list ->
                                list.with(
                                        list.settings().stream()
                                                .filter(defenses::contains)
                                                .toList()))
                .filter(list -> !list.settings().isEmpty())
                .toList();
    }
}
