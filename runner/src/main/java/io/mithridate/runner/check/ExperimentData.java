package io.mithridate.runner.check;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.SetMultimap;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingLabels;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The data sets and models of an experiment, opened without checking whether the experiment can
 * run. They can be inspected even if, for example, the target is not a class or a defense lacks
 * data that it needs.
 *
 * @param instances creates plugins and services
 * @param parts each data set with each model used with it, in the order of the file
 */
public record ExperimentData(PluginInstances instances, List<Part> parts) implements AutoCloseable {

    public ExperimentData {
        parts = List.copyOf(parts);
    }

    /**
     * A data set and a model used with it.
     *
     * @param dataset the data set
     * @param model the model
     * @param pairs the pairs of the data set
     * @param evaluation the labeled pictures of the data set
     * @param provider the provider of the model
     * @param targets the names of the attacks' target classes
     */
    public record Part(
            DatasetUse dataset,
            PluginUse model,
            PairData pairs,
            EvaluationData evaluation,
            ModelProvider provider,
            List<String> targets) {}

    /**
     * Opens the data sets and models.
     *
     * @param pictures the cache for decoded pictures
     * @throws InvalidConfigurationException if a data set or model cannot be used; carries all
     *     errors
     */
    public static ExperimentData open(
            ExperimentFile file, PluginCatalog catalog, PictureCaching pictures)
            throws InvalidConfigurationException {
        Experiment experiment = file.experiment();
        PluginInstances instances =
                PluginInstances.forExperiment(
                        catalog,
                        experiment.compute(),
                        DatasetPreparation.caching(
                                pictures,
                                experiment.scenarios().stream().map(Scenario::dataset).toList(),
                                catalog));
        Complaints complaints = new Complaints();
        PluginInstantiation instantiation = new PluginInstantiation(file, instances, complaints);
        DatasetPreparation datasets = new DatasetPreparation(instantiation, OptionalInt.empty());
        ModelPreparation models = new ModelPreparation(instantiation);
        SetMultimap<DatasetModelPair, String> targets = LinkedHashMultimap.create();
        Map<DatasetModelPair, Scenario> first = new LinkedHashMap<>();
        for (Scenario scenario : experiment.scenarios()) {
            DatasetModelPair combination =
                    new DatasetModelPair(scenario.dataset(), scenario.model());
            first.putIfAbsent(combination, scenario);
            scenario.victims().target().ifPresent(target -> targets.put(combination, target));
        }
        List<Part> parts = new ArrayList<>();
        first.forEach(
                (combination, scenario) -> {
                    Optional<PairData> pairs = datasets.pairsWithoutReading(combination.dataset());
                    Optional<EvaluationData> evaluation =
                            datasets.evaluationWithoutDecoding(combination.dataset());
                    Optional<ModelProvider> model = models.model(scenario);
                    if (pairs.isPresent() && evaluation.isPresent() && model.isPresent()) {
                        parts.add(
                                new Part(
                                        combination.dataset(),
                                        combination.model(),
                                        pairs.get(),
                                        evaluation.get(),
                                        model.get(),
                                        List.copyOf(targets.get(combination))));
                    }
                });
        complaints.throwIfAny();
        return new ExperimentData(instances, parts);
    }

    private record DatasetModelPair(DatasetUse dataset, PluginUse model) {}

    /**
     * Returns the distinct augmenters that the options of the plugins refer to. The keys are their
     * names, followed by the options that distinguish augmenters with the same name.
     */
    public Map<String, TextAugmenter> augmenters(List<PluginUse> uses) {
        Set<PluginRef<?>> references = new LinkedHashSet<>();
        uses.forEach(use -> references.addAll(use.tree().plugins()));
        Map<PluginSetting, PluginRef<?>> settings = new LinkedHashMap<>();
        for (PluginRef<?> reference : references) {
            if (reference.kind() == TextAugmenter.class) {
                settings.put(PluginSetting.of(reference.name(), reference.options()), reference);
            }
        }
        SettingLabels labels = new SettingLabels(settings.keySet());
        Map<String, TextAugmenter> augmenters = new LinkedHashMap<>();
        settings.forEach(
                (setting, reference) ->
                        augmenters.put(
                                labels.of(setting), (TextAugmenter) instances.create(reference)));
        return augmenters;
    }

    @Override
    public void close() {
        instances.close();
    }
}
