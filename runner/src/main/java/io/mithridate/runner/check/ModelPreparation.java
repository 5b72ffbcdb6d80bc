package io.mithridate.runner.check;

import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.config.Complaints;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Creates each model of an experiment once, and reports errors for those that cannot be used. */
final class ModelPreparation {

    private final ExperimentFile file;
    private final PluginInstantiation plugins;
    private final Complaints complaints;
    private final Map<PluginUse, Optional<ModelProvider>> models = new HashMap<>();
    private final Map<List<Object>, Optional<ModelProvider>> readers = new HashMap<>();

    ModelPreparation(PluginInstantiation plugins) {
        this.plugins = plugins;
        file = plugins.file();
        complaints = plugins.complaints();
    }

    /** Returns the model of a scenario, or empty if an error was reported. */
    Optional<ModelProvider> model(Scenario scenario) {
        Optional<GivenVictim> given = scenario.given();
        if (given.isPresent()) {
            return reader(scenario, given.get().weights());
        }
        Optional<ModelProvider> model = provider(scenario);
        model.ifPresent(made -> checkBase(made, scenario));
        return model;
    }

    /** Returns the provider that reads the given victim, or empty if an error was reported. */
    private Optional<ModelProvider> reader(Scenario scenario, Path weights) {
        return readers.computeIfAbsent(
                List.of(scenario.model(), weights),
                any ->
                        plugins.create(scenario.model(), ModelProvider.class)
                                .filter(made -> checkNoBase(made, scenario))
                                .flatMap(
                                        made ->
                                                made.reading(weights)
                                                        .or(() -> refuseToRead(scenario)))
                                .filter(made -> checkFiles(made, scenario)));
    }

    private Optional<ModelProvider> refuseToRead(Scenario scenario) {
        return complaints.refuse(
                file.place(ScenarioPart.MODEL, scenario),
                "the model '%s' reads no files of weights; mini and clip do"
                        .formatted(scenario.model().name()));
    }

    /**
     * Checks that neither a base recipe nor base weights are given, since a given victim does not
     * need them.
     */
    private boolean checkNoBase(ModelProvider model, Scenario scenario) {
        if (scenario.base().isPresent()) {
            complaints.add(
                    file.place(ScenarioPart.BASE, scenario),
                    "the victim comes from a file, so no base is trained; leave 'base' out");
        }
        if (model.pretrained()) {
            complaints.add(
                    file.place(scenario.model(), GivenVictim.WEIGHTS),
                    "remove the weights of %s: poisoning.weights already gives the victim's weights"
                            .formatted(scenario.model().name()));
        }
        return scenario.base().isEmpty() && !model.pretrained();
    }

    private Optional<ModelProvider> provider(Scenario scenario) {
        return models.computeIfAbsent(
                scenario.model(),
                use ->
                        plugins.create(use, ModelProvider.class)
                                .filter(made -> checkFiles(made, scenario)));
    }

    /** Reports errors in the model's files at the places where the experiment names them. */
    private boolean checkFiles(ModelProvider model, Scenario scenario) {
        List<OptionComplaint> found = model.complaints();
        for (OptionComplaint complaint : found) {
            boolean isVictimFile =
                    scenario.given().isPresent() && complaint.option().equals(GivenVictim.WEIGHTS);
            complaints.add(
                    isVictimFile
                            ? file.place(ScenarioPart.POISONING, scenario, GivenVictim.WEIGHTS)
                            : file.place(scenario.model(), complaint.option()),
                    "%s, '%s': %s"
                            .formatted(
                                    isVictimFile ? "the victim" : scenario.model().name(),
                                    complaint.option(),
                                    complaint.reason()));
        }
        return found.isEmpty();
    }

    /** Checks that a model without weights has a base recipe, and a model with weights has none. */
    private void checkBase(ModelProvider model, Scenario scenario) {
        if (model.pretrained() != scenario.base().isPresent()) {
            return;
        }
        if (reportMixture()) {
            return;
        }
        String name = scenario.model().name();
        if (model.pretrained()) {
            complaints.add(
                    file.place(ScenarioPart.BASE, scenario),
                    "the model '%s' comes with weights; leave 'base' out".formatted(name));
        } else {
            complaints.add(
                    file.place(ScenarioPart.MODEL, scenario),
                    "the model '%s' has no weights yet; 'base' must say how it is trained, such as base: { epochs: 8, batch: 128, learning-rate: 1.5e-3 }"
                            .formatted(name));
        }
    }

    /**
     * Reports an error if the experiment mixes models with and without weights, for which no common
     * 'base' is possible. Returns whether it does.
     */
    private boolean reportMixture() {
        Map<Boolean, List<Scenario>> byKind =
                file.experiment().scenarios().stream()
                        .filter(each -> provider(each).isPresent())
                        .collect(
                                Collectors.partitioningBy(
                                        each -> provider(each).orElseThrow().pretrained()));
        List<Scenario> pretrained = byKind.getOrDefault(true, List.of());
        List<Scenario> fromScratch = byKind.getOrDefault(false, List.of());
        if (pretrained.isEmpty() || fromScratch.isEmpty()) {
            return false;
        }
        complaints.add(
                file.place(ScenarioPart.MODEL, pretrained.get(0)),
                "'%s' comes with weights and '%s' is trained by 'base': they cannot be in the same experiment; write one for each, and read both with bin/mithridate compare"
                        .formatted(
                                pretrained.get(0).model().name(),
                                fromScratch.get(0).model().name()));
        return true;
    }
}
