package io.mithridate.runner.check;

import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingLabels;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.wiring.PluginInstances;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

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
        PluginInstantiation instantiation =
                PluginInstantiation.of(file, experiment.scenarios().stream(), catalog, pictures);
        DatasetPreparation datasets =
                new DatasetPreparation(instantiation, OptionalInt.empty(), false);
        ModelPreparation models = new ModelPreparation(instantiation);
        List<Part> parts = new ArrayList<>();
        for (List<Scenario> scenarios :
                experiment.scenarios().stream()
                        .collect(
                                Collectors.groupingBy(
                                        each -> List.of(each.dataset(), each.model()),
                                        LinkedHashMap::new,
                                        Collectors.toList()))
                        .values()) {
            Scenario first = scenarios.get(0);
            Optional<PairData> pairs = datasets.pairs(first.dataset());
            Optional<EvaluationData> evaluation = datasets.evaluation(first.dataset());
            Optional<ModelProvider> model = models.model(first);
            if (pairs.isPresent() && evaluation.isPresent() && model.isPresent()) {
                parts.add(
                        new Part(
                                first.dataset(),
                                first.model(),
                                pairs.get(),
                                evaluation.get(),
                                model.get(),
                                scenarios.stream()
                                        .flatMap(each -> each.victims().target().stream())
                                        .distinct()
                                        .toList()));
            }
        }
        instantiation.complaints().throwIfAny();
        return new ExperimentData(instantiation.instances(), parts);
    }

    /**
     * Returns the distinct augmenters that the options of the plugins refer to. The keys are their
     * names, followed by the options that distinguish augmenters with the same name.
     */
    public Map<String, TextAugmenter> augmenters(List<PluginUse> uses) {
        Map<PluginSetting, PluginRef<?>> settings = new LinkedHashMap<>();
        uses.stream()
                .flatMap(use -> use.tree().plugins().stream())
                .filter(each -> each.kind() == TextAugmenter.class)
                .forEach(each -> settings.put(PluginSetting.of(each.name(), each.options()), each));
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
