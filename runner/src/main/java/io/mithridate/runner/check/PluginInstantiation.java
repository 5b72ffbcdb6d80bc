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
 * Creates plugins before any work, to check whether they can be created.
 *
 * @param file the experiment, for the places of errors
 * @param instances creates plugins
 * @param complaints receives errors if a plugin rejects its options
 */
record PluginInstantiation(ExperimentFile file, PluginInstances instances, Complaints complaints) {

    /** Returns a plugin, or empty if an error was reported. */
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
     * Returns the facts for an attack, or empty if an error was reported because the attack rejects
     * the experiment.
     */
    Optional<AttackFacts> facts(GuardedAttack attack, PluginUse use, ScenarioResources resources) {
        try {
            return Optional.of(resources.facts(attack));
        } catch (IllegalArgumentException e) {
            complaints.add(file.place(use), "%s: %s".formatted(use.name(), e.getMessage()));
            return Optional.empty();
        }
    }
}
