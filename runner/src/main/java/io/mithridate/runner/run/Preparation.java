package io.mithridate.runner.run;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PictureCaching;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.metric.Need;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Checked;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PairCounts;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.DeviceCheck;
import io.mithridate.api.training.Recipe;
import io.mithridate.runner.doors.Door;
import io.mithridate.runner.experiment.DatasetUse;
import io.mithridate.runner.experiment.DefenseData;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import io.mithridate.runner.matrix.Cell;
import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.options.PluginReferences;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.stages.FirstHalf;
import io.mithridate.runner.stages.Laboratories;
import io.mithridate.runner.stages.Laboratory;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges an experiment against its data and its models, before any work begins: whatever would fail
 * later for a reason that can be known now is a complaint with its place in the file.
 */
public final class Preparation {

    /** What counts the success of most attacks; an experiment may do without it. */
    private static final String USUAL_SUCCESS = ComparedMetrics.ATTACK_SUCCESS;

    private static final int MOST_COMPLAINTS = 1000;

    private final ExperimentFile file;
    private final Experiment experiment;
    private final PluginInstances instances;
    private final Complaints complaints = new Complaints();
    private final OptionalInt limit;
    private final DatasetHalves halves;
    private final PoisoningCheck poisoning;
    private final Map<PluginUse, Optional<Dataset>> datasets = new HashMap<>();
    private final Map<DatasetUse, Optional<PairData>> trained = new HashMap<>();
    private final Map<DatasetUse, Optional<EvaluationData>> tested = new HashMap<>();
    private final Map<PluginUse, Optional<ModelProvider>> models = new HashMap<>();
    private final Map<Shared, Laboratory> laboratories = new HashMap<>();
    private final Set<Meeting> checked = new HashSet<>();
    private final Set<PluginUse> unsound = new HashSet<>();

    private Preparation(ExperimentFile file, PluginInstances instances, OptionalInt limit) {
        this.file = file;
        this.experiment = file.experiment();
        this.instances = instances;
        this.limit = limit;
        this.halves = new DatasetHalves(file, limit, complaints);
        this.poisoning = new PoisoningCheck(file, complaints);
    }

    /** What scenarios have in common that share a laboratory. */
    private record Shared(DatasetUse dataset, PluginUse model, Mapping mapping) {}

    /** A plugin, and what its options are checked against: once, however many cells there are. */
    private record Meeting(PluginUse use, Object met) {}

    /**
     * Builds the data sets and models of cells, each once, and checks the options of every plugin
     * against the data and the model that it meets.
     *
     * @param cells the cells that are to run
     * @param limit how many samples of each split are used; empty for all
     * @param pictures where training keeps decoded pictures on disk
     * @throws InvalidConfigurationException if anything is wrong; it carries all complaints
     */
    public static Laboratories prepare(
            ExperimentFile file,
            List<Cell> cells,
            PluginCatalog catalog,
            OptionalInt limit,
            PictureCaching pictures)
            throws InvalidConfigurationException {
        PluginInstances instances =
                PluginInstances.forExperiment(
                        catalog,
                        file.experiment().compute(),
                        new PictureCaching(pictures.folder(), code(cells, catalog)));
        return new Preparation(file, instances, limit).prepare(cells);
    }

    /** Digests of the code that makes pictures. */
    private static String code(List<Cell> cells, PluginCatalog catalog) {
        PluginReferences references = new PluginReferences(catalog);
        return cells.stream()
                .map(cell -> cell.scenario().dataset())
                .distinct()
                .flatMap(dataset -> dataset.plugins().stream())
                .distinct()
                .flatMap(
                        use ->
                                Stream.concat(
                                        Stream.of(use.plugin()),
                                        references.of(use.options()).stream()))
                .distinct()
                .map(plugin -> plugin.origin().digest())
                .collect(Collectors.joining("+"));
    }

    private Laboratories prepare(List<Cell> cells) throws InvalidConfigurationException {
        instances
                .service(DeviceCheck.class)
                .complaint(experiment.compute())
                .ifPresent(missing -> complaints.add(file.place("compute", "device"), missing));
        checkQuantities();
        Map<Scenario, Optional<Laboratory>> prepared = new HashMap<>();
        for (Cell cell : cells) {
            prepared.computeIfAbsent(cell.scenario(), this::laboratory)
                    .ifPresent(laboratory -> checkPlugins(cell, laboratory));
        }
        cells.stream().map(Cell::defense).distinct().forEach(this::checkFindings);
        complaints.throwIfAny();
        Map<Scenario, Laboratory> sound = new HashMap<>();
        prepared.forEach((scenario, laboratory) -> sound.put(scenario, laboratory.orElseThrow()));
        return new Laboratories(instances, sound);
    }

    /** The laboratory of a scenario; empty after a complaint. */
    private Optional<Laboratory> laboratory(Scenario scenario) {
        Optional<PairData> pairs = trained.computeIfAbsent(scenario.dataset(), this::pairs);
        Optional<EvaluationData> evaluation =
                tested.computeIfAbsent(scenario.dataset(), this::evaluation);
        Optional<ModelProvider> model =
                models.computeIfAbsent(
                        scenario.model(),
                        use ->
                                create(use, ModelProvider.class)
                                        .filter(made -> isSound(made, scenario)));
        model.ifPresent(made -> checkBase(made, scenario));
        pairs.ifPresent(made -> checkDefenseData(made, scenario));
        Optional<Mapping> mapping = evaluation.flatMap(tests -> mapping(tests.classes(), scenario));
        if (pairs.isEmpty() || evaluation.isEmpty() || model.isEmpty() || mapping.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                laboratories.computeIfAbsent(
                        new Shared(scenario.dataset(), scenario.model(), mapping.get()),
                        shared ->
                                new Laboratory(
                                        pairs.get(),
                                        evaluation.get(),
                                        model.get(),
                                        instances.service(ImageDecoder.class),
                                        instances,
                                        shared.mapping())));
    }

    private Optional<PairData> pairs(DatasetUse use) {
        return dataset(use.train())
                .flatMap(dataset -> halves.pairs(use, dataset))
                .filter(pairs -> canBeRead(use.train(), () -> scan(use.train()).pairs(pairs)));
    }

    private Optional<EvaluationData> evaluation(DatasetUse use) {
        return dataset(use.test())
                .flatMap(dataset -> halves.evaluation(use, dataset))
                .filter(
                        pictures ->
                                canBeRead(use.test(), () -> scan(use.test()).evaluation(pictures)));
    }

    private DatasetScan scan(PluginUse use) {
        return new DatasetScan(Door.of(use.plugin()), instances.service(ImageDecoder.class));
    }

    /** Complains of a data set that finds only now that its files are not what it needs. */
    private boolean canBeRead(PluginUse use, Runnable reading) {
        try {
            reading.run();
            return true;
        } catch (IllegalArgumentException | UncheckedIOException | CorruptImageException e) {
            complaints.add(file.place(use), use.name() + ": " + e.getMessage());
            return false;
        } catch (PluginException e) {
            complaints.add(file.place(use), String.valueOf(e.getMessage()));
            return false;
        } catch (RuntimeException e) {
            complaints.add(file.place(use), "%s: it cannot be read: %s".formatted(use.name(), e));
            return false;
        }
    }

    private Optional<Dataset> dataset(PluginUse use) {
        return datasets.computeIfAbsent(use, named -> create(named, Dataset.class));
    }

    private void checkPlugins(Cell cell, Laboratory laboratory) {
        Setting setting =
                new Setting(
                        laboratory.evaluation().classes(),
                        laboratory.model().imageSize(),
                        counts(cell.scenario(), laboratory.pairs().train().size()));
        checkOptions(cell.attack(), Attack.class, setting);
        checkOptions(cell.defense(), Defense.class, setting);
        if (checked.add(new Meeting(cell.defense(), laboratory))) {
            checkDefense(cell, laboratory);
        }
        for (PluginUse metric : experiment.metrics()) {
            checkOptions(metric, Metric.class, setting);
        }
        if (!unsound.contains(cell.attack())) {
            poisoning.check(cell, laboratory);
        }
        checkSuccess(cell.attack());
        checkHeldOut(laboratory.pairs());
    }

    /** Whether a defense is given all that it requires, and its first half no more. */
    private void checkDefense(Cell cell, Laboratory laboratory) {
        PluginUse use = cell.defense();
        Optional<Defense> defense = create(use, Defense.class);
        defense.flatMap(made -> FirstHalf.complaint(use.name(), made, laboratory))
                .ifPresent(complaint -> complaints.add(file.place(use), complaint));
        if (defense.filter(made -> made.access().contains(Access.LABELLED_IMAGES)).isPresent()
                && laboratory.evaluation().labelledTraining().size() == 0) {
            String name = cell.scenario().dataset().test().name();
            complaints.add(
                    file.place(use),
                    "%s: it trains on labelled pictures, and %s has none to train on; ask %s for some, or test on a data set that has them"
                            .formatted(use.name(), name, name));
        }
    }

    private <T> Optional<T> create(PluginUse use, Class<T> spi) {
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

    /** Complains of the model's files where the experiment names them. */
    private boolean isSound(ModelProvider model, Scenario scenario) {
        String name = scenario.model().name();
        List<OptionComplaint> found = model.complaints();
        for (OptionComplaint complaint : found) {
            complaints.add(
                    file.place(scenario.model(), complaint.option()),
                    "%s, '%s': %s".formatted(name, complaint.option(), complaint.reason()));
        }
        return found.isEmpty();
    }

    private void checkBase(ModelProvider model, Scenario scenario) {
        String name = scenario.model().name();
        if (!model.pretrained() && scenario.base().isEmpty()) {
            complaints.add(
                    file.place(ScenarioPart.MODEL, scenario),
                    "the model '%s' has no weights yet; 'base' must say how it is trained, such as"
                                    .formatted(name)
                            + " base: { epochs: 8, batch: 128, learning-rate: 1.5e-3 }");
        }
        if (model.pretrained() && scenario.base().isPresent()) {
            complaints.add(
                    file.place(ScenarioPart.BASE, scenario),
                    "the model '%s' comes with weights; leave 'base' out".formatted(name));
        }
    }

    private void checkDefenseData(PairData dataset, Scenario scenario) {
        int pairs = dataset.train().size();
        int asked = scenario.defenseData().pairs();
        boolean overlap = scenario.defenseData().overlapWithPoisonedRun();
        int forRun = overlap ? pairs : pairs - asked;
        long poisoned = overlap ? scenario.poisoning().share().of(pairs) : 0;
        if (asked > pairs - poisoned || forRun < 1) {
            complaints.add(
                    file.place(ScenarioPart.DEFENSE_DATA, scenario, "pairs"),
                    "the defender asks for %d pairs, but the data set has %d for training%s; ask for"
                                    .formatted(
                                            asked,
                                            pairs,
                                            overlap
                                                    ? ", %d of them poisoned".formatted(poisoned)
                                                    : "")
                            + " fewer, so that some are left to poison"
                            + cutDown("defense-data.pairs"));
            return;
        }
        PairCounts counts = counts(scenario, pairs);
        scenario.base()
                .ifPresent(
                        recipe -> checkRecipe(ScenarioPart.BASE, scenario, recipe, counts.base()));
        checkRecipe(ScenarioPart.POISONING, scenario, scenario.poisoning().recipe(), counts.run());
    }

    /** How many of a data set's pairs each training of a scenario has. */
    private PairCounts counts(Scenario scenario, int pairs) {
        DefenseData data = scenario.defenseData();
        int remaining =
                Math.max(0, pairs - experiment.largestDefensePool(scenario.dataset().train()));
        return new PairCounts(
                data.overlapWithBase() ? pairs : remaining,
                data.overlapWithPoisonedRun() ? pairs : remaining,
                data.pairs());
    }

    /** Where no pair is left, the defender who asks for too many is told. */
    private void checkRecipe(ScenarioPart part, Scenario scenario, Recipe recipe, int pairs) {
        if (pairs == 0) {
            return;
        }
        for (OptionComplaint complaint : recipe.complaints(pairs)) {
            complaints.add(
                    file.place(part, scenario, complaint.option()),
                    complaint.reason() + cutDown(part.key() + "." + complaint.option()));
        }
    }

    /** What a user of a try-out can do about too few pairs. */
    private String cutDown(String place) {
        return limit.isPresent()
                ? "; --limit-samples %d leaves no more: raise it, or add %s=... to the command line"
                        .formatted(limit.getAsInt(), place)
                : "";
    }

    /** The model of a defense that only detects is the victim's: there is nothing else to say. */
    private void checkFindings(PluginUse defense) {
        boolean detects = create(defense, Defense.class).filter(it -> !it.defends()).isPresent();
        if (detects
                && experiment.metrics().stream()
                        .flatMap(metric -> create(metric, Metric.class).stream())
                        .noneMatch(metric -> metric.needs().contains(Need.FINDINGS))) {
            complaints.add(
                    file.place(defense),
                    ("%s: it only detects and leaves the model as it is, and no metric of the"
                                    + " experiment measures what it finds; add one that does")
                            .formatted(defense.name()));
        }
    }

    /** An attack that no metric of pictures counts needs the one that does. */
    private void checkSuccess(PluginUse use) {
        if (!checked.add(new Meeting(use, Optional.empty()))) {
            return;
        }
        String success = create(use, Attack.class).map(Attack::success).orElse(USUAL_SUCCESS);
        if (!success.equals(USUAL_SUCCESS)
                && StatedQuantities.of(experiment.metrics()).stream()
                        .noneMatch(quantity -> quantity.metric().equals(success))) {
            complaints.add(
                    file.place(use),
                    "%s: its success is counted as '%s', and no metric of the experiment measures"
                                    .formatted(use.name(), success)
                            + " that; add it to 'metrics'");
        }
    }

    private void checkHeldOut(PairData pairs) {
        if (pairs.heldOut().size() > 0) {
            return;
        }
        for (PluginUse use : experiment.metrics()) {
            if (checked.add(new Meeting(use, Optional.empty()))
                    && create(use, Metric.class)
                            .filter(metric -> metric.needs().contains(Need.PAIRS))
                            .isPresent()) {
                complaints.add(
                        file.place(use),
                        ("%s: it measures held-out pairs, and the data set has none; ask for some,"
                                        + " or leave it out")
                                .formatted(use.name()));
            }
        }
    }

    private void checkQuantities() {
        List<PluginUse> metrics = experiment.metrics();
        for (int i = 0; i < metrics.size(); i++) {
            PluginUse metric = metrics.get(i);
            StatedQuantities.complaint(metric, metrics.subList(0, i))
                    .ifPresent(
                            complaint ->
                                    complaints.add(
                                            file.place(metric), metric.name() + ": " + complaint));
        }
    }

    /** Which class is tied to which; empty after a complaint about a name. */
    private Optional<Mapping> mapping(Classes classes, Scenario scenario) {
        Poisoning poisoning = scenario.poisoning();
        if (poisoning.mapping() == Poisoning.MappingKind.ALL_TO_ALL) {
            return Optional.of(new Mapping.AllToAll(classes.size()));
        }
        OptionalInt target = classIndex("target", poisoning.target(), classes, scenario);
        if (poisoning.mapping() == Poisoning.MappingKind.ALL_TO_ONE) {
            return target.isPresent()
                    ? Optional.of(new Mapping.AllToOne(target.getAsInt()))
                    : Optional.empty();
        }
        OptionalInt source = classIndex("source", poisoning.source(), classes, scenario);
        if (target.isEmpty() || source.isEmpty()) {
            return Optional.empty();
        }
        if (target.getAsInt() == source.getAsInt()) {
            complaints.add(
                    file.place(ScenarioPart.POISONING, scenario, "source"),
                    "source and target are the same class; name two");
            return Optional.empty();
        }
        return Optional.of(new Mapping.OneToOne(source.getAsInt(), target.getAsInt()));
    }

    private OptionalInt classIndex(
            String option, Optional<String> name, Classes classes, Scenario scenario) {
        OptionalInt index = classes.indexOf(name.orElseThrow());
        if (index.isEmpty()) {
            complaints.add(
                    file.place(ScenarioPart.POISONING, scenario, option),
                    "the %s '%s' is not a class of %s; %s"
                            .formatted(
                                    option,
                                    name.get(),
                                    scenario.dataset().test().name(),
                                    NearestName.advice(name.get(), classes.names())));
        }
        return index;
    }

    private <T extends Checked> void checkOptions(PluginUse use, Class<T> spi, Setting setting) {
        if (!checked.add(new Meeting(use, Optional.of(setting)))) {
            return;
        }
        Door door = Door.of(use.plugin());
        for (OptionComplaint complaint :
                create(use, spi)
                        .map(
                                plugin ->
                                        door.list(
                                                plugin.complaints(setting),
                                                MOST_COMPLAINTS,
                                                "complaints()"))
                        .orElse(List.of())) {
            complaints.add(
                    file.place(use, complaint.option()), use.name() + ": " + complaint.reason());
            unsound.add(use);
        }
    }
}
