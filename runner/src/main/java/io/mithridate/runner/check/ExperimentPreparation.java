package io.mithridate.runner.check;

import io.mithridate.api.attack.Mapping;
import io.mithridate.api.backend.DeviceCheck;
import io.mithridate.api.backend.PictureCaching;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairData;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.config.Complaints;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.config.NearestName;
import io.mithridate.config.Place;
import io.mithridate.runner.experiment.Cell;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import io.mithridate.runner.experiment.VictimOrigin;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.wiring.PluginInstances;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Checks an experiment against its data and models before any work. Every failure that can be
 * predicted is reported as an error with its place in the file.
 */
public final class ExperimentPreparation {

    private final ExperimentFile file;
    private final PluginInstances instances;
    private final Complaints complaints;
    private final DatasetPreparation datasets;
    private final ModelPreparation models;
    private final PairPreparation pairs;
    private final PluginPreparation plugins;

    /** The resources by the properties that scenarios share. */
    private final Map<List<Object>, ScenarioResources> allResources = new HashMap<>();

    private ExperimentPreparation(PluginInstantiation instantiation, OptionalInt limit) {
        file = instantiation.file();
        instances = instantiation.instances();
        complaints = instantiation.complaints();
        datasets = new DatasetPreparation(instantiation, limit, true);
        models = new ModelPreparation(instantiation);
        pairs = new PairPreparation(file, complaints, limit);
        plugins = new PluginPreparation(instantiation, pairs);
    }

    /**
     * Creates the data sets and models of cells once each, and checks the options of every plugin
     * against its data and model.
     *
     * @param cells the cells to run
     * @param limit the number of samples of each split to use; empty for all
     * @param pictures the disk cache for pictures decoded in training
     * @param needsDevice whether this machine computes and must therefore have the device
     * @throws InvalidConfigurationException if the experiment is invalid; carries all errors
     */
    public static AllScenarioResources prepare(
            ExperimentFile file,
            List<Cell> cells,
            PluginCatalog catalog,
            OptionalInt limit,
            PictureCaching pictures,
            boolean needsDevice)
            throws InvalidConfigurationException {
        ExperimentPreparation preparation =
                new ExperimentPreparation(
                        PluginInstantiation.of(
                                file, cells.stream().map(Cell::scenario), catalog, pictures),
                        limit);
        if (needsDevice) {
            preparation.checkDevice();
        }
        return preparation.prepare(cells);
    }

    private void checkDevice() {
        instances
                .service(DeviceCheck.class)
                .complaint(file.experiment().compute())
                .ifPresent(missing -> complaints.add(file.place("compute", "device"), missing));
    }

    private AllScenarioResources prepare(List<Cell> cells) throws InvalidConfigurationException {
        plugins.checkQuantities();
        Map<Scenario, Optional<ScenarioResources>> prepared = new HashMap<>();
        for (Cell cell : cells) {
            prepared.computeIfAbsent(cell.scenario(), this::resources)
                    .ifPresent(resources -> plugins.check(cell, resources));
        }
        cells.stream().map(Cell::defense).distinct().forEach(plugins::checkFindings);
        complaints.throwIfAny();
        Map<Scenario, ScenarioResources> usable = new HashMap<>();
        prepared.forEach((scenario, resources) -> usable.put(scenario, resources.orElseThrow()));
        return new AllScenarioResources(instances, usable);
    }

    /** Checks that there are validation pictures if budgets or measurements of epochs need them. */
    private void checkValidation(EvaluationData evaluation, Scenario scenario) {
        if (evaluation.validation().size() > 0) {
            return;
        }
        String dataset = scenario.dataset().test().name();
        if (!file.experiment().budgets().isEmpty()
                && !file.experiment().strengthLists().isEmpty()) {
            complaints.add(
                    explicitPlace("budgets").orElse(new Place.ByDefault("budgets")),
                    "budgets choose by clean accuracy on validation pictures, and %s has none; put some aside in the data set, such as validation: 1000, or write budgets: []"
                            .formatted(dataset));
        }
        Optional<Place> everyEpochs = explicitPlace("evaluate-every");
        if (everyEpochs.isPresent()) {
            complaints.add(
                    everyEpochs.get(),
                    "epochs are measured on validation pictures, and %s has none; put some aside in the data set, or leave this key out"
                            .formatted(dataset));
        }
    }

    /** Returns the place of a key in the experiment; empty if the key has its default value. */
    private Optional<Place> explicitPlace(String key) {
        return file.resolved()
                .find(key)
                .map(entry -> entry.value().place())
                .filter(place -> !(place instanceof Place.ByDefault));
    }

    /** Returns the resources of a scenario, or empty if an error was reported. */
    private Optional<ScenarioResources> resources(Scenario scenario) {
        Optional<PairData> trained = datasets.pairs(scenario.dataset());
        Optional<EvaluationData> evaluation = datasets.evaluation(scenario.dataset());
        Optional<ModelProvider> model = models.model(scenario);
        trained.ifPresent(made -> pairs.check(made, scenario));
        evaluation.ifPresent(made -> checkValidation(made, scenario));
        Optional<Mapping> mapping = evaluation.flatMap(tests -> mapping(tests.classes(), scenario));
        if (trained.isEmpty() || evaluation.isEmpty() || model.isEmpty() || mapping.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                allResources.computeIfAbsent(
                        List.of(
                                scenario.dataset(),
                                scenario.model(),
                                scenario.given(),
                                mapping.get()),
                        any ->
                                new ScenarioResources(
                                        trained.get(),
                                        evaluation.get(),
                                        model.get(),
                                        instances.service(ImageDecoder.class),
                                        instances,
                                        mapping.get())));
    }

    /**
     * Returns the mapping between the classes named in {@code poisoning}, or empty if an error was
     * reported.
     */
    private Optional<Mapping> mapping(Classes classes, Scenario scenario) {
        VictimOrigin victims = scenario.victims();
        if (victims.mapping() == Poisoning.MappingKind.ALL_TO_ALL) {
            return Optional.of(new Mapping.AllToAll(classes.size()));
        }
        Optional<Integer> target = classIndex("target", victims.target(), classes, scenario);
        if (victims.mapping() == Poisoning.MappingKind.ALL_TO_ONE) {
            return target.map(Mapping.AllToOne::new);
        }
        Optional<Integer> source = classIndex("source", victims.source(), classes, scenario);
        if (target.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        if (target.equals(source)) {
            return complaints.refuse(
                    file.place(ScenarioPart.POISONING, scenario, "source"),
                    "source and target are the same class; name two");
        }
        return Optional.of(new Mapping.OneToOne(source.get(), target.get()));
    }

    private Optional<Integer> classIndex(
            String option, Optional<String> name, Classes classes, Scenario scenario) {
        OptionalInt index = classes.indexOf(name.orElseThrow());
        return index.isPresent()
                ? Optional.of(index.getAsInt())
                : complaints.refuse(
                        file.place(ScenarioPart.POISONING, scenario, option),
                        "the %s '%s' is not a class of %s; %s"
                                .formatted(
                                        option,
                                        name.get(),
                                        scenario.dataset().test().name(),
                                        NearestName.advice(name.get(), classes.names())));
    }
}
