package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.wiring.PluginInstances;
import java.util.List;
import java.util.Map;

/**
 * The resources of an experiment's scenarios. Scenarios with the same data, model and target share
 * resources.
 *
 * @param instances creates plugins
 * @param byScenario the resources of each scenario
 */
public record AllScenarioResources(
        PluginInstances instances, Map<Scenario, ScenarioResources> byScenario) {

    public AllScenarioResources {
        byScenario = Map.copyOf(byScenario);
    }

    /**
     * Returns the resources for a scenario's stages.
     *
     * @throws IllegalArgumentException if the scenario was not prepared
     */
    public ScenarioResources of(Scenario scenario) {
        ScenarioResources resources = byScenario.get(scenario);
        if (resources == null) {
            throw new IllegalArgumentException("no resources were prepared for " + scenario);
        }
        return resources;
    }

    /** Returns the distinct resources of some scenarios, in the order of the scenarios. */
    public List<ScenarioResources> of(List<Scenario> scenarios) {
        return scenarios.stream().map(this::of).distinct().toList();
    }

    /** Creates an instance of a plugin. */
    public <T> T create(PluginUse use, Class<T> spi) {
        return instances.create(use.plugin(), use.options(), spi);
    }
}
