package io.mithridate.runner.assembly;

import io.mithridate.api.training.Compute;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.OptionTree;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The resolved options of cells; what many cells have in common is worked out once. */
public final class CellOptions {

    private final SortedMap<String, String> compute;

    /** By identity: a scenario is one object for all of its cells, and large. */
    private final IdentityHashMap<Scenario, SortedMap<String, String>> scenarios =
            new IdentityHashMap<>();

    private final Map<PluginUse, SortedMap<String, String>> attacks = new HashMap<>();
    private final Map<PluginUse, SortedMap<String, String>> defenses = new HashMap<>();

    /** Options of cells that are computed in one way. */
    public CellOptions(Compute compute) {
        this.compute = OptionTree.of(compute).places("compute");
    }

    /**
     * All of a cell's options by place: {@code poisoning.rate}, {@code attack.patch-size}, {@code
     * dataset.classes}. An option without a value is not there, or has an empty text.
     */
    public SortedMap<String, String> places(Cell cell) {
        SortedMap<String, String> places =
                new TreeMap<>(scenarios.computeIfAbsent(cell.scenario(), Scenario::places));
        places.putAll(compute);
        places.putAll(attacks.computeIfAbsent(cell.attack(), use -> use.tree().places("attack")));
        places.putAll(
                defenses.computeIfAbsent(cell.defense(), use -> use.tree().places("defense")));
        return places;
    }
}
