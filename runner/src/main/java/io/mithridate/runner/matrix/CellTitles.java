package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;

/** Names for cells that tell them apart: "badnets x clean-clip, rate 0.01, seed 1". */
final class CellTitles {

    private final PluginLabels attacks;
    private final PluginLabels defenses;
    private final ScenarioLabels scenarios;

    CellTitles(Experiment experiment) {
        this.attacks = new PluginLabels("attack", experiment.attacks());
        this.defenses = new PluginLabels("defense", experiment.defenses());
        this.scenarios = new ScenarioLabels(experiment.scenarios());
    }

    String of(Scenario scenario, PluginUse attack, PluginUse defense, long seed, boolean control) {
        String varying = scenarios.of(scenario);
        return "%s x %s%s, seed %d%s"
                .formatted(
                        attacks.of(attack),
                        defenses.of(defense),
                        varying.isEmpty() ? "" : ", " + varying,
                        seed,
                        control ? ", clean model" : "");
    }
}
