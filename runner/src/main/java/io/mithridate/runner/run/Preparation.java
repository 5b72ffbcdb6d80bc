package io.mithridate.runner.run;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.ImageDecoder;
import io.mithridate.api.data.PictureCaching;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.ModelProvider;
import io.mithridate.api.plugin.Checked;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.training.DeviceCheck;
import io.mithridate.api.training.Recipe;
import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.experiment.ExperimentFile;
import io.mithridate.runner.experiment.PluginUse;
import io.mithridate.runner.options.CanonicalOptions;
import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.plugins.PluginCatalog;
import io.mithridate.runner.plugins.PluginException;
import io.mithridate.runner.plugins.PluginReferences;
import io.mithridate.runner.stages.Laboratory;
import io.mithridate.runner.wiring.PluginInstances;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.InvalidConfigurationException;
import io.mithridate.runner.yaml.Place;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges an experiment against its data and its model, before any work begins: whatever would fail
 * later for a reason that can be known now is a complaint with its place in the file.
 */
public final class Preparation {

    private final ExperimentFile file;
    private final Experiment experiment;
    private final PluginInstances instances;
    private final Complaints complaints = new Complaints();

    private Preparation(ExperimentFile file, PluginInstances instances) {
        this.file = file;
        this.experiment = file.experiment();
        this.instances = instances;
    }

    /**
     * Builds data set and model and checks every plugin's options against them.
     *
     * @param limit how many samples of each split are used; empty for all
     * @param pictures where training keeps decoded pictures on disk
     * @throws InvalidConfigurationException if anything is wrong; it carries all complaints
     */
    public static Laboratory prepare(
            ExperimentFile file,
            PluginCatalog catalog,
            Path storeRoot,
            OptionalInt limit,
            PictureCaching pictures)
            throws InvalidConfigurationException {
        PluginInstances instances =
                PluginInstances.forExperiment(
                        catalog,
                        file.experiment().compute(),
                        new PictureCaching(
                                pictures.folder(), code(file.experiment().dataset(), catalog)));
        return new Preparation(file, instances).prepare(storeRoot, limit);
    }

    /** Digests of the code that makes pictures. */
    private static String code(PluginUse dataset, PluginCatalog catalog) {
        return Stream.concat(
                        Stream.of(dataset.plugin()),
                        new PluginReferences(catalog).of(dataset.options()).stream())
                .map(plugin -> plugin.origin().digest())
                .collect(Collectors.joining("+"));
    }

    private Laboratory prepare(Path storeRoot, OptionalInt limit)
            throws InvalidConfigurationException {
        Optional<Dataset> dataset =
                create(experiment.dataset(), Dataset.class)
                        .map(
                                whole ->
                                        limit.isPresent()
                                                ? new LimitedDataset(whole, limit.getAsInt())
                                                : whole);
        instances
                .service(DeviceCheck.class)
                .complaint(experiment.compute())
                .ifPresent(missing -> complaints.add(file.place("compute", "device"), missing));
        Optional<ModelProvider> model =
                create(experiment.model(), ModelProvider.class).filter(this::isSound);
        model.ifPresent(this::checkBase);
        dataset.ifPresent(this::checkDefenseData);
        OptionalInt target = dataset.isPresent() ? checkTarget(dataset.get()) : OptionalInt.empty();
        if (dataset.isPresent() && model.isPresent() && target.isPresent()) {
            Setting setting =
                    new Setting(
                            dataset.get().classes(), target.getAsInt(), model.get().imageSize());
            checkOptions(experiment.attacks(), Attack.class, setting);
            checkOptions(experiment.defenses(), Defense.class, setting);
            experiment.defenses().forEach(this::checkDefenseBatch);
            checkOptions(experiment.metrics(), Metric.class, setting);
        }
        complaints.throwIfAny();
        return new Laboratory(
                dataset.orElseThrow(),
                model.orElseThrow(),
                instances.service(ImageDecoder.class),
                instances,
                target.orElseThrow(),
                storeRoot);
    }

    private <T> Optional<T> create(PluginUse use, Class<T> spi) {
        try {
            return Optional.of(instances.create(use.plugin(), use.options(), spi));
        } catch (PluginException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                complaints.add(
                        file.place(use),
                        "%s: %s".formatted(use.name(), String.valueOf(refused.getMessage())));
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Complains of the model's files where the experiment names them. */
    private boolean isSound(ModelProvider model) {
        String name = experiment.model().name();
        List<OptionComplaint> found = model.complaints();
        for (OptionComplaint complaint : found) {
            Place place = file.place("model", name, complaint.option());
            complaints.add(
                    place instanceof Place.ByDefault ? file.place("model") : place,
                    "%s, '%s': %s".formatted(name, complaint.option(), complaint.reason()));
        }
        return found.isEmpty();
    }

    private void checkBase(ModelProvider model) {
        if (!model.pretrained() && experiment.base().isEmpty()) {
            complaints.add(
                    file.place("model"),
                    "the model '%s' has no weights yet; 'base' must say how it is trained, such as"
                                    .formatted(experiment.model().name())
                            + " base: { epochs: 8, batch: 128, learning-rate: 1.5e-3 }");
        }
        if (model.pretrained() && experiment.base().isPresent()) {
            complaints.add(
                    file.place("base"),
                    "the model '%s' comes with weights; leave 'base' out"
                            .formatted(experiment.model().name()));
        }
    }

    private void checkDefenseData(Dataset dataset) {
        int pairs = dataset.train().size();
        int asked = experiment.defenseData().pairs();
        boolean overlap = experiment.defenseData().overlapWithPoisonedRun();
        int forRun = overlap ? pairs : pairs - asked;
        long poisoned = overlap ? Math.round(experiment.poisoning().rate() * pairs) : 0;
        if (asked > pairs - poisoned || forRun < 1) {
            complaints.add(
                    file.place("defense-data", "pairs"),
                    "the defender asks for %d pairs, but the data set has %d for training%s; ask for"
                                    .formatted(
                                            asked,
                                            pairs,
                                            overlap
                                                    ? ", %d of them poisoned".formatted(poisoned)
                                                    : "")
                            + " fewer, so that some are left to poison");
            return;
        }
        checkBatch("base", experiment.base().map(recipe -> recipe.batch()).orElse(1), pairs);
        checkBatch("poisoning", experiment.poisoning().recipe().batch(), forRun);
    }

    private void checkBatch(String key, int batch, int pairs) {
        if (batch > pairs) {
            complaints.add(
                    file.place(key, "batch"),
                    "a batch of %d is more than the %d pairs there are to train on"
                            .formatted(batch, pairs));
        }
    }

    /** A defense that trains by a recipe does so on the defender's pairs. */
    private void checkDefenseBatch(PluginUse defense) {
        for (RecordComponent component : defense.options().getClass().getRecordComponents()) {
            if (component.getType() == Recipe.class) {
                int batch = CanonicalOptions.json(defense.options()).path("batch").asInt();
                int pairs = experiment.defenseData().pairs();
                if (batch > pairs) {
                    complaints.add(
                            file.place(defense),
                            "%s: a batch of %d is more than the %d pairs that the defender has"
                                    .formatted(defense.name(), batch, pairs));
                }
            }
        }
    }

    private OptionalInt checkTarget(Dataset dataset) {
        String target = experiment.poisoning().target();
        OptionalInt index = dataset.classes().indexOf(target);
        if (index.isEmpty()) {
            complaints.add(
                    file.place("poisoning", "target"),
                    "the target '%s' is no class of %s; %s"
                            .formatted(
                                    target,
                                    experiment.dataset().name(),
                                    NearestName.advice(target, dataset.classes().names())));
        }
        return index;
    }

    private <T extends Checked> void checkOptions(
            List<PluginUse> uses, Class<T> spi, Setting setting) {
        for (PluginUse use : uses) {
            for (String complaint :
                    create(use, spi).map(plugin -> plugin.complaints(setting)).orElse(List.of())) {
                complaints.add(file.place(use), use.name() + ": " + complaint);
            }
        }
    }
}
