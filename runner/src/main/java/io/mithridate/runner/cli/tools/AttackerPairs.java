package io.mithridate.runner.cli.tools;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.runner.check.ExperimentData;
import io.mithridate.runner.cli.UsageException;
import io.mithridate.runner.experiment.ExperimentReader;
import io.mithridate.runner.guard.GuardedAttack;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.stages.ScenarioResources;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

/**
 * The data of an experiment, for an attack that optimizes its trigger on training pairs outside a
 * run.
 *
 * @param data the experiment's data, to be closed by the caller
 * @param part the experiment's only combination of data set and model
 * @param target the target class of its attacks
 */
record AttackerPairs(ExperimentData data, ExperimentData.Part part, int target) {

    static final String OPTION = "pairs";

    /**
     * Opens the data of an experiment.
     *
     * @throws UsageException if it has several data sets, models or targets, or its target is not a
     *     class
     */
    static AttackerPairs open(Path experiment, PluginCatalog catalog)
            throws InvalidConfigurationException, UsageException {
        ExperimentData data =
                ExperimentData.open(
                        new ExperimentReader(catalog).read(experiment, List.of()),
                        catalog,
                        PictureCaching.none());
        try {
            ExperimentData.Part part =
                    only(data.parts(), experiment, "pairs of a data set and a model");
            String name = only(part.targets(), experiment, "targets");
            OptionalInt target = part.evaluation().classes().indexOf(name);
            UsageException.throwIf(
                    target.isEmpty(),
                    "--%s %s: its target '%s' is not one of the classes",
                    OPTION,
                    experiment,
                    name);
            return new AttackerPairs(data, part, target.orElseThrow());
        } catch (UsageException e) {
            data.close();
            throw e;
        }
    }

    private static <T> T only(List<T> values, Path experiment, String noun) throws UsageException {
        UsageException.throwIf(
                values.size() != 1,
                "--%s %s: it has %s %s; a trigger is made for one",
                OPTION,
                experiment,
                values.size(),
                noun);
        return values.get(0);
    }

    /** Returns all training pairs of the experiment. */
    PairSet pairs() {
        return part.pairs().train();
    }

    /**
     * Returns the facts about the data for an attack on a model.
     *
     * @throws UsageException if the data lack something that the attack needs, such as its source
     *     class
     */
    AttackFacts facts(GuardedAttack attack, ModelProvider model) throws UsageException {
        ScenarioResources resources =
                new ScenarioResources(
                        part.pairs(),
                        part.evaluation(),
                        model,
                        data.instances().service(ImageDecoder.class),
                        data.instances(),
                        new Mapping.AllToOne(target));
        try {
            return resources.facts(attack);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--%s: %s".formatted(OPTION, e.getMessage()));
        }
    }
}
