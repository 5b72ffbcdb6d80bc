package io.mithridate.runner.check;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.runner.yaml.Complaints;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * Builds plugins before any work, to see whether they can be built.
 *
 * @param file the experiment, for the places of complaints
 * @param instances builds plugins
 * @param complaints where it is said that one refuses its options
 */
record PluginTrials(ExperimentFile file, PluginInstances instances, Complaints complaints) {

    /** A plugin; empty after a complaint. */
    <T> Optional<T> create(PluginUse use, Class<T> spi) {
        try {
            return Optional.of(instances.create(use.plugin(), use.options(), spi));
        } catch (PluginException e) {
            Throwable refused = e.getCause();
            if (refused instanceof IllegalArgumentException
                    || refused instanceof UncheckedIOException) {
                complaints.add(file.place(use), use.name() + ": " + refused.getMessage());
                return Optional.empty();
            }
            throw e;
        }
    }

    /**
     * Tells attacks what every attack is told, before any work.
     *
     * @param file the experiment
     * @param complaints where it is said what is wrong
     */
    record AttackFactsCheck(ExperimentFile file, Complaints complaints) {

        /**
         * Returns the facts for an attack; empty after a complaint that it cannot do what is asked.
         */
        Optional<AttackFacts> facts(
                GuardedAttack attack, PluginUse use, ScenarioResources resources) {
            try {
                return Optional.of(resources.facts(attack));
            } catch (IllegalArgumentException e) {
                complaints.add(file.place(use), "%s: %s".formatted(use.name(), e.getMessage()));
                return Optional.empty();
            }
        }
    }
}
