package io.mithridate.runner.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.CanonicalOptions;

/** A cell's resolved options as canonical JSON, for the column {@code options}. */
final class CellOptions {

    private CellOptions() {}

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

    private static ObjectNode plugin(PluginUse use) {
        return CanonicalOptions.json(use.name(), use.options());
    }
}
