package io.mithridate.runner.check;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.yaml.Complaints;
import java.util.Optional;

/**
 * Tells attacks what every attack is told, before any work.
 *
 * @param file the experiment
 * @param complaints where it is said what is wrong
 */
record AttackFactsCheck(ExperimentFile file, Complaints complaints) {

    /** What an attack is told; empty after a complaint that it cannot do what is asked. */
    Optional<AttackFacts> facts(GuardedAttack attack, PluginUse use, ScenarioResources resources) {
        try {
            return Optional.of(resources.facts(attack));
        } catch (IllegalArgumentException e) {
            complaints.add(file.place(use), "%s: %s".formatted(use.name(), e.getMessage()));
            return Optional.empty();
        }
    }
}
