package io.mithridate.runner.check;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.config.Complaints;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.options.PluginReferences;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.wiring.PluginInstances;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Creates plugins before any work, to check whether they can be created.
 *
 * @param file the experiment, for the places of errors
 * @param instances creates plugins
 * @param complaints receives errors if a plugin rejects its options
 */
record PluginInstantiation(ExperimentFile file, PluginInstances instances, Complaints complaints) {

    /**
     * Creates the plugins and services of scenarios. The cache of pictures only contains those that
     * the code of their data sets produced.
     */
    static PluginInstantiation of(
            ExperimentFile file,
            Stream<Scenario> scenarios,
            PluginCatalog catalog,
            PictureCaching pictures) {
        PluginReferences references = new PluginReferences(catalog);
        PictureCaching caching =
                pictures.folder().isEmpty()
                        ? pictures
                        : new PictureCaching(
                                pictures.folder(),
                                scenarios
                                        .flatMap(each -> each.dataset().plugins().stream())
                                        .distinct()
                                        .flatMap(
                                                use -> references.with(use.plugin(), use.options()))
                                        .map(plugin -> plugin.origin().digest())
                                        .distinct()
                                        .sorted()
                                        .collect(Collectors.joining("+")));
        return new PluginInstantiation(
                file,
                PluginInstances.forExperiment(catalog, file.experiment().compute(), caching),
                new Complaints());
    }

    /** Returns a plugin, or empty if an error was reported. */
    <T> Optional<T> create(PluginUse use, Class<T> spi) {
        try {
            return Optional.of(instances.create(use.plugin(), use.options(), spi));
        } catch (PluginException e) {
            Throwable refused = e.getCause();
            if (refused instanceof IllegalArgumentException
                    || refused instanceof UncheckedIOException) {
                return complaints.refuse(file.place(use), use.name() + ": " + refused.getMessage());
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
            return complaints.refuse(
                    file.place(use), "%s: %s".formatted(use.name(), e.getMessage()));
        }
    }

    /** Returns whether a defense requires an access. */
    static boolean requires(Access access, PluginUse defense, ScenarioResources resources) {
        return resources.create(defense, Defense.class).access().contains(access);
    }
}
