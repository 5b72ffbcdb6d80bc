package io.mithridate.runner.assembly;

import io.mithridate.api.defense.Defense;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.stages.AllScenarioResources;
import java.util.HashMap;
import java.util.Map;

/** The defenses of an experiment, each built once, for what they say of themselves. */
final class ExperimentDefenses {

    private final AllScenarioResources allResources;
    private final Map<PluginUse, Defense> known = new HashMap<>();

    ExperimentDefenses(AllScenarioResources allResources) {
        this.allResources = allResources;
    }

    Defense of(PluginUse use) {
        return known.computeIfAbsent(use, asked -> allResources.create(asked, Defense.class));
    }
}
