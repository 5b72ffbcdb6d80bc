package io.mithridate.runner.stages;

import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.wiring.PluginInstances;
import java.util.List;
import java.util.Map;

/**
 * The laboratories of an experiment's scenarios; scenarios with the same data, model and target
 * share one.
 *
 * @param instances builds plugins
 * @param byScenario the laboratory of each scenario
 */
public record Laboratories(PluginInstances instances, Map<Scenario, Laboratory> byScenario) {

    public Laboratories {
        byScenario = Map.copyOf(byScenario);
    }

    /**
     * The laboratory in which a scenario's stages are computed.
     *
     * @throws IllegalArgumentException if the scenario was not prepared
     */
    public Laboratory of(Scenario scenario) {
        Laboratory laboratory = byScenario.get(scenario);
        if (laboratory == null) {
            throw new IllegalArgumentException("no laboratory was prepared for " + scenario);
        }
        return laboratory;
    }

    /** The laboratories of some scenarios, each once, in the scenarios' order. */
    public List<Laboratory> of(List<Scenario> scenarios) {
        return scenarios.stream().map(this::of).distinct().toList();
    }

    /** A new instance of a plugin. */
    public <T> T create(PluginUse use, Class<T> spi) {
        return instances.create(use.plugin(), use.options(), spi);
    }
}
