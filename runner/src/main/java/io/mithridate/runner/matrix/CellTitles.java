package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Combination;
import io.mithridate.runner.experiment.Experiment;

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

    String of(Combination combination) {
        String varying = scenarios.of(combination.scenario());
        return "%s x %s%s, seed %d%s"
                .formatted(
                        attacks.of(combination.attack()),
                        defenses.of(combination.defense()),
                        varying.isEmpty() ? "" : ", " + varying,
                        combination.seed(),
                        combination.control() ? ", clean model" : "");
    }
}
