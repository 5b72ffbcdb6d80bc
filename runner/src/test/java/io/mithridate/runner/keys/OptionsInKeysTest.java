package io.mithridate.runner.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.PairData;
import io.mithridate.api.defense.Purifier;
import io.mithridate.api.defense.RobustTraining;
import io.mithridate.config.InvalidConfigurationException;
import io.mithridate.runner.experiment.ExperimentKey;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plugins.LoadedPlugin;
import io.mithridate.runner.plugins.PluginKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Changes every option that an experiment can have, one at a time, and compares the stages whose
 * keys change with the stages that read the option.
 *
 * <p>A plugin's new option is tested automatically. If no other legal value can be guessed, or
 * other stages than those of its kind read the option, {@link OptionTable} must say so; a new
 * option of the experiment itself always needs a row there.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OptionsInKeysTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Path folder;
    private final BundledPlans plans;

    /** The planned stages by experiment, because many options are changed in the same one. */
    private final Map<ObjectNode, KeyedStages> known = new HashMap<>();

    OptionsInKeysTest(@TempDir Path folder) {
        this.folder = folder;
        this.plans = new BundledPlans(folder);
    }

    @TestFactory
    Stream<DynamicTest> everyOptionOfEveryBundledPluginIsInTheKeysOfTheStagesThatReadIt() {
        return BundledPlans.CATALOG.plugins().stream()
                .flatMap(
                        plugin ->
                                OptionPlace.all(plugin.about().options()).stream()
                                        .map(
                                                place ->
                                                        dynamicTest(
                                                                name(plugin, place),
                                                                () -> check(plugin, place))));
    }

    @TestFactory
    Stream<DynamicTest> everyOptionOfAnExperimentIsInTheKeysOfTheStagesThatReadIt() {
        return ExperimentKey.all().stream().flatMap(this::tests);
    }

    @Test
    void everyRowOfTheTableRefersToAnOptionOrPlugin() {
        Set<String> places = new TreeSet<>();
        for (LoadedPlugin plugin : BundledPlans.CATALOG.plugins()) {
            places.add(name(plugin));
            OptionPlace.all(plugin.about().options())
                    .forEach(place -> places.add(name(plugin, place)));
        }
        for (ExperimentKey key : ExperimentKey.all()) {
            places.add(key.name());
            if (key.value() instanceof ExperimentKey.Options options) {
                OptionPlace.all(options.type())
                        .forEach(place -> places.add(key.name() + "." + place.name()));
            }
        }

        assertThat(places).containsAll(OptionTable.rows().keySet());
    }

    private static String name(LoadedPlugin plugin) {
        return plugin.kind().singular() + " " + plugin.name();
    }

    private static String name(LoadedPlugin plugin, OptionPlace place) {
        return name(plugin) + "." + place.name();
    }

    private Stream<DynamicTest> tests(ExperimentKey key) {
        if (key.value() instanceof ExperimentKey.Plugins) {
            return Stream.empty(); // plugins' options have their own tests
        }
        if (key.value() instanceof ExperimentKey.Options options) {
            return OptionPlace.all(options.type()).stream()
                    .map(
                            place ->
                                    dynamicTest(
                                            key.name() + "." + place.name(),
                                            () -> check(key, place)));
        }
        return Stream.of(dynamicTest(key.name(), () -> check(key)));
    }

    /** Checks an option of a plugin. */
    private void check(LoadedPlugin plugin, OptionPlace place) throws Exception {
        String name = name(plugin, place);
        OptionTable.Row row = OptionTable.of(name);
        ObjectNode options = options(plugin);
        boolean ofFiles = plugin.kind() == PluginKind.DATASET && FileDatasets.has(plugin.name());
        if (ofFiles) {
            merge(
                    options,
                    FileDatasets.write(
                            plugin.name(),
                            Files.createTempDirectory(folder, "files"),
                            place.name(),
                            1));
        }
        row.given().ifPresent(given -> merge(options, given));
        if (row.file().isPresent()) {
            Path named =
                    SampleFiles.of(name)
                            .get(0)
                            .write(Files.createTempDirectory(folder, "named"), 1);
            options.put(row.file().get(), named.toString());
        }
        ObjectNode usual = experiment(plugin);
        row.beside().ifPresent(beside -> merge(usual, beside));
        Predicate<Stage> readers = OptionTable.readers(plugin.kind(), plugin.name(), place.name());
        Function<ObjectNode, ObjectNode> experiment = changed -> withPlugin(usual, plugin, changed);
        if (ofFiles && place.type() == OptionType.Plain.PATH) {
            checkFile(
                    name,
                    List.of(
                            (where, version) -> {
                                ObjectNode named = options.deepCopy();
                                merge(
                                        named,
                                        FileDatasets.write(
                                                plugin.name(), where, place.name(), version));
                                return experiment.apply(named);
                            }),
                    readers);
            return;
        }
        check(name, place, options, experiment, readers);
    }

    /** Checks an option of a part of the experiment. */
    private void check(ExperimentKey key, OptionPlace place) throws Exception {
        String name = key.name() + "." + place.name();
        ObjectNode experiment = BundledPlans.experiment();
        ObjectNode options = experiment.withObjectProperty(key.name()).deepCopy();
        OptionTable.of(name).given().ifPresent(given -> merge(options, given));
        Optional<Predicate<Stage>> readers = OptionTable.readers(key.name(), place);
        assertThat(readers).as("OptionTable says which stages read " + name).isPresent();
        check(
                name,
                place,
                options,
                changed -> {
                    ObjectNode whole = experiment.deepCopy();
                    whole.set(key.name(), changed);
                    return whole;
                },
                readers.get());
    }

    /** Checks a key of the experiment with one value. */
    private void check(ExperimentKey key) throws Exception {
        OptionTable.Row row = OptionTable.of(key.name());
        assertThat(row.readers())
                .as("OptionTable says which stages read " + key.name())
                .isPresent();
        ObjectNode before = BundledPlans.experiment();
        row.beside().ifPresent(beside -> merge(before, beside));
        ObjectNode after = before.deepCopy();
        merge(after, row.other().orElseThrow());

        compare(key.name(), plan(before), plan(after), row.readers().get());
    }

    private void check(
            String name,
            OptionPlace place,
            ObjectNode options,
            Function<ObjectNode, ObjectNode> experiment,
            Predicate<Stage> readers)
            throws Exception {
        if (place.type() == OptionType.Plain.PATH) {
            checkFile(
                    name,
                    SampleFiles.of(name).stream()
                            .<Naming>map(
                                    sample ->
                                            (where, version) ->
                                                    experiment.apply(
                                                            place.set(
                                                                    options,
                                                                    TextNode.valueOf(
                                                                            sample.write(
                                                                                            where,
                                                                                            version)
                                                                                    .toString()))))
                            .toList(),
                    readers);
            return;
        }
        KeyedStages before = plan(experiment.apply(options));
        List<String> refusals = new ArrayList<>();
        for (ObjectNode changed : changes(name, place, options)) {
            try {
                KeyedStages after =
                        name.startsWith("compute.")
                                ? plans.planOnAnyMachine(
                                        experiment.apply(changed), BundledPlans.experiment())
                                : plan(experiment.apply(changed));
                compare(name, before, after, readers);
                return;
            } catch (InvalidConfigurationException refusal) {
                refusals.add(refusal.getMessage());
            }
        }
        throw new AssertionError(
                "no other value of %s was found; give one in OptionTable. Refused were: %s"
                        .formatted(name, refusals));
    }

    private static List<ObjectNode> changes(String name, OptionPlace place, ObjectNode options) {
        Optional<ObjectNode> other = OptionTable.of(name).other();
        if (other.isPresent()) {
            ObjectNode changed = options.deepCopy();
            merge(changed, other.get());
            return List.of(changed);
        }
        return OtherValues.of(place, place.in(options)).stream()
                .map(value -> place.set(options, value))
                .toList();
    }

    /**
     * Writes one version of a file into a folder, and returns an experiment that names the file.
     */
    private interface Naming {
        ObjectNode write(Path folder, int version) throws IOException;
    }

    /** Checks that keys depend on the content of a file, but not on its location. */
    private void checkFile(String name, List<Naming> samples, Predicate<Stage> readers)
            throws Exception {
        List<String> refusals = new ArrayList<>();
        for (Naming sample : samples) {
            Path here = Files.createTempDirectory(folder, "here");
            ObjectNode experiment = sample.write(here, 1);
            KeyedStages before;
            try {
                before = plans.plan(experiment);
            } catch (InvalidConfigurationException refusal) {
                refusals.add(refusal.getMessage());
                continue;
            }
            Path elsewhere = Files.createTempDirectory(folder, "elsewhere");
            compare(name + ", moved", before, plans.plan(sample.write(elsewhere, 1)), any -> false);
            assertThat(sample.write(here, 2)).isEqualTo(experiment);
            compare(name, before, plans.plan(experiment), readers);
            return;
        }
        throw new AssertionError(
                "no file for %s was found; write one in SampleFiles. Refused were: %s"
                        .formatted(name, refusals));
    }

    private KeyedStages plan(ObjectNode experiment)
            throws IOException, InvalidConfigurationException {
        KeyedStages stages = known.get(experiment);
        if (stages == null) {
            stages = plans.plan(experiment);
            known.put(experiment, stages);
        }
        return stages;
    }

    private static void compare(
            String name, KeyedStages before, KeyedStages after, Predicate<Stage> readers) {
        Set<String> expected = before.madeFrom(readers);
        if (OptionTable.of(name).otherCells()) {
            expected.retainAll(after.byTitle().keySet());
        } else {
            assertThat(after.byTitle().keySet())
                    .as("the stages with another " + name)
                    .isEqualTo(before.byTitle().keySet());
        }
        assertThat(before.changedIn(after))
                .as("the stages that have another key with another " + name)
                .isEqualTo(expected);
    }

    /** Returns the usual experiment with a plugin added. */
    static ObjectNode experimentWith(LoadedPlugin plugin) {
        return withPlugin(experiment(plugin), plugin, options(plugin));
    }

    private static ObjectNode experiment(LoadedPlugin plugin) {
        ObjectNode usual = BundledPlans.experiment();
        OptionTable.of(name(plugin)).beside().ifPresent(beside -> merge(usual, beside));
        return usual;
    }

    private static ObjectNode options(LoadedPlugin plugin) {
        ObjectNode options = usualOptions(plugin.about().options());
        OptionTable.of(name(plugin)).given().ifPresent(given -> merge(options, given));
        return options;
    }

    /** Returns values of options that are required or have to fit a small experiment. */
    private static ObjectNode usualOptions(Class<? extends Record> options) {
        ObjectNode small =
                NODES.objectNode().put("epochs", 1).put("batch", 4).put("learning-rate", 1e-3);
        small.retain(OptionPlace.all(options).stream().map(OptionPlace::name).toList());
        return small;
    }

    private static ObjectNode withPlugin(
            ObjectNode usual, LoadedPlugin plugin, ObjectNode options) {
        ObjectNode experiment = usual.deepCopy();
        ObjectNode use = NODES.objectNode().set(plugin.name(), options);
        switch (plugin.kind()) {
            case ATTACK -> experiment.set("attacks", list(use));
            case DEFENSE -> {
                experiment.set(
                        "defenses",
                        plugin.name().equals("none")
                                ? list(use)
                                : list(TextNode.valueOf("none"), use));
                if (!trains(plugin)) {
                    experiment.set("metrics", names(PluginKind.METRIC));
                }
            }
            case AUGMENTER -> experiment.set("defenses", list(defenseWith(use)));
            case METRIC ->
                    experiment.set("metrics", list(use, TextNode.valueOf(otherMetric(plugin))));
            case DATASET -> experiment.set("dataset", halves(plugin, use, usual.get("dataset")));
            case MODEL -> experiment.set("model", use);
            case EXECUTOR -> {
                // An executor is not named in the experiment.
            }
        }
        return experiment;
    }

    private static boolean trains(LoadedPlugin defense) {
        Class<?> type = defense.about().type();
        return Purifier.class.isAssignableFrom(type) || RobustTraining.class.isAssignableFrom(type);
    }

    private static String otherMetric(LoadedPlugin metric) {
        return metric.name().equals("clean-accuracy") ? "attack-success" : "clean-accuracy";
    }

    /** Returns a defense that uses an augmenter. */
    private static ObjectNode defenseWith(ObjectNode augmenter) {
        for (LoadedPlugin defense : BundledPlans.CATALOG.ofKind(PluginKind.DEFENSE)) {
            for (OptionPlace place : OptionPlace.all(defense.about().options())) {
                if (place.type() instanceof OptionType.Plugin type
                        && type.kind() == PluginKind.AUGMENTER) {
                    return NODES.objectNode()
                            .set(
                                    defense.name(),
                                    place.set(usualOptions(defense.about().options()), augmenter));
                }
            }
        }
        throw new AssertionError("no bundled defense augments texts");
    }

    /**
     * Returns a data set alone if it has both pairs and test pictures, otherwise combined with the
     * usual one.
     */
    private static ObjectNode halves(LoadedPlugin dataset, ObjectNode use, JsonNode usual) {
        Class<?> type = dataset.about().type();
        boolean hasPairs = PairData.class.isAssignableFrom(type);
        boolean hasTestPictures = EvaluationData.class.isAssignableFrom(type);
        if (hasPairs == hasTestPictures) {
            return use;
        }
        ObjectNode halves = NODES.objectNode();
        halves.set("train", hasPairs ? use : usual);
        halves.set("test", hasPairs ? usual : use);
        return halves;
    }

    private static ArrayNode names(PluginKind kind) {
        ArrayNode names = NODES.arrayNode();
        BundledPlans.CATALOG.ofKind(kind).forEach(plugin -> names.add(plugin.name()));
        return names;
    }

    private static ArrayNode list(JsonNode... elements) {
        return NODES.arrayNode().addAll(List.of(elements));
    }

    /** Applies changes: null removes a key, and a map is merged into a map. */
    private static void merge(ObjectNode target, ObjectNode changes) {
        changes.properties()
                .forEach(
                        change -> {
                            JsonNode existing = target.get(change.getKey());
                            if (change.getValue().isNull()) {
                                target.remove(change.getKey());
                            } else if (existing instanceof ObjectNode map
                                    && change.getValue() instanceof ObjectNode more) {
                                merge(map, more);
                            } else {
                                target.set(change.getKey(), change.getValue());
                            }
                        });
    }
}
