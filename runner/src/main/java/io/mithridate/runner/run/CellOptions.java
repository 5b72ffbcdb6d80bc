package io.mithridate.runner.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.api.training.Compute;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.CanonicalOptions;
import io.mithridate.runner.options.OptionPlaces;
import java.util.SortedMap;

/** A cell's resolved options. */
final class CellOptions {

    private CellOptions() {}

    /** All of them as canonical JSON, for the column {@code options}. */
    static String json(Compute compute, Cell cell) {
        Scenario scenario = cell.scenario();
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.set("attack", plugin(cell.attack()));
        scenario.base().ifPresent(base -> options.set("base", CanonicalOptions.json(base)));
        options.set("compute", CanonicalOptions.json(compute));
        options.set("dataset", dataset(scenario.dataset()));
        options.set("defense", plugin(cell.defense()));
        options.set("defense-data", CanonicalOptions.json(scenario.defenseData()));
        options.set("model", plugin(scenario.model()));
        options.set("poisoning", CanonicalOptions.json(scenario.poisoning()));
        return options.toString();
    }

    /**
     * The options that cells may differ in, by place: {@code poisoning.rate}, {@code
     * attack.patch-size}, {@code dataset.classes}. An option without a value is not there.
     */
    static SortedMap<String, String> places(Cell cell) {
        SortedMap<String, String> places = cell.scenario().places();
        places.putAll(OptionPlaces.of("attack", cell.attack().options()));
        places.putAll(OptionPlaces.of("defense", cell.defense().options()));
        return places;
    }

    private static ObjectNode dataset(DatasetUse use) {
        if (!use.paired()) {
            return plugin(use.train());
        }
        ObjectNode halves = JsonNodeFactory.instance.objectNode();
        halves.set("test", plugin(use.test()));
        halves.set("train", plugin(use.train()));
        return halves;
    }

    private static ObjectNode plugin(PluginUse use) {
        return CanonicalOptions.json(use.name(), use.options());
    }
}
