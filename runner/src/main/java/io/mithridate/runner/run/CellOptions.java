package io.mithridate.runner.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.CanonicalOptions;
import io.mithridate.runner.options.OptionPlaces;
import java.util.SortedMap;
import java.util.TreeMap;

/** A cell's resolved options. */
final class CellOptions {

    private CellOptions() {}

    /** All of them as canonical JSON, for the column {@code options}. */
    static String json(Experiment experiment, Cell cell) {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        options.set("attack", plugin(cell.attack()));
        experiment.base().ifPresent(base -> options.set("base", CanonicalOptions.json(base)));
        options.set("compute", CanonicalOptions.json(experiment.compute()));
        options.set("dataset", plugin(experiment.dataset()));
        options.set("defense", plugin(cell.defense()));
        options.set("defense-data", CanonicalOptions.json(experiment.defenseData()));
        options.set("model", plugin(experiment.model()));
        options.set("poisoning", CanonicalOptions.json(experiment.poisoning()));
        return options.toString();
    }

    /**
     * The options that cells may differ in, by place: {@code poisoning.rate}, {@code
     * attack.patch-size}, {@code dataset.classes}. An option without a value is not there.
     */
    static SortedMap<String, String> places(Experiment experiment, Cell cell) {
        SortedMap<String, String> places = new TreeMap<>();
        places.putAll(OptionPlaces.of("dataset", experiment.dataset().options()));
        places.putAll(OptionPlaces.of("model", experiment.model().options()));
        experiment.base().ifPresent(base -> places.putAll(OptionPlaces.of("base", base)));
        places.putAll(OptionPlaces.of("poisoning", experiment.poisoning()));
        places.putAll(OptionPlaces.of("defense-data", experiment.defenseData()));
        places.putAll(OptionPlaces.of("attack", cell.attack().options()));
        places.putAll(OptionPlaces.of("defense", cell.defense().options()));
        return places;
    }

    private static ObjectNode plugin(PluginUse use) {
        return CanonicalOptions.json(use.name(), use.options());
    }
}
