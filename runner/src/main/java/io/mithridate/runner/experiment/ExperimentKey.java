package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Option;
import io.mithridate.api.training.Compute;
import io.mithridate.api.training.Recipe;
import io.mithridate.config.Place;
import io.mithridate.config.YamlNode;
import io.mithridate.config.YamlNode.YamlList;
import io.mithridate.config.YamlNode.YamlScalar;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.runner.options.OptionSchema;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.plugins.PluginKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A top-level key of an experiment file.
 *
 * @param name the key
 * @param value the kind of value
 * @param required whether it must be given
 * @param meaning the meaning of the key, in one or two sentences
 */
public record ExperimentKey(String name, Value value, boolean required, String meaning) {

    static final String METRICS = "metrics";

    /** The metrics of an experiment that does not specify any. */
    private static final List<String> STANDARD_METRICS =
            List.of(
                    "clean-accuracy",
                    "attack-success",
                    "triggered-accuracy",
                    "baseline-target-rate");

    /** Optional keys that the resolved experiment shows even if they are not given. */
    private static final Set<String> ALWAYS_SHOWN = Set.of("baseline", "exclude");

    /** The kind of value of a key. */
    public sealed interface Value {}

    /**
     * A plain value.
     *
     * @param option its type, default and range
     */
    public record Plain(OptionSchema option) implements Value {}

    /**
     * The name of a plugin, or a map from the name to the plugin's options.
     *
     * @param kind the plugin's kind
     * @param count the allowed number of plugins
     */
    public record Plugins(PluginKind kind, Count count) implements Value {

        /** The number of plugins allowed for a key. */
        public enum Count {
            /** One plugin, or a list that is an axis. */
            ONE_OR_AXIS,
            /** A list that is an axis. */
            AXIS,
            /** A list of plugins that are all used in every cell. */
            ALL
        }
    }

    /**
     * A map of options.
     *
     * @param type the record to which they are bound
     * @param axis whether a list of maps, or lists within a map, are an axis
     * @param instead an alternative record for other options of the same key
     */
    public record Options(
            Class<? extends Record> type, boolean axis, Optional<Class<? extends Record>> instead)
            implements Value {

        private Options(Class<? extends Record> type, boolean axis) {
            this(type, axis, Optional.empty());
        }
    }

    /** Maps from axes to values; each map is a pattern for cells. */
    public record Cells() implements Value {}

    /** The plain top-level values of an experiment. */
    record Heading(
            @Option("Names the folder of the experiment's runs.") String name,
            @Option("Root seeds: every combination runs once with each.") List<Long> seeds,
            @Option(
                            "The defense that the others are compared with; options after its name"
                                    + " tell it from others of that name: clean-clip"
                                    + " image-augmentation=geometric.")
                    Optional<String> baseline,
            @Option(
                            "Pairs of lists of which the attack left is compared, whatever each"
                                + " defense has to be given, such as ta-cleaner - clean-clip:"
                                + " verdicts are over these alone. Left out, every list is compared"
                                + " with the baseline.")
                    Optional<List<Contrast>> contrasts,
            @Option(
                            value =
                                    "Points of clean accuracy on validation that a defense may"
                                        + " cost: for each, the strongest setting within it is"
                                        + " chosen from every defense that is listed from weak to"
                                        + " strong; an empty list chooses none. Left out, 1, 2, 5"
                                        + " and 10.",
                            min = 0,
                            max = 100)
                    Optional<List<Double>> budgets,
            @Option(
                            value =
                                    "Measures victims and defended models on validation after every"
                                        + " so many epochs, and after the last. The numbers choose"
                                        + " nothing; the store keeps each of these models. Left"
                                        + " out, no epoch is measured.",
                            min = 1)
                    Optional<Integer> evaluateEvery) {

        private static final List<Double> DEFAULT_BUDGETS = List.of(1.0, 2.0, 5.0, 10.0);

        /** Returns the budgets, in ascending order. */
        List<Double> sortedBudgets() {
            return budgets.orElse(DEFAULT_BUDGETS).stream().sorted().toList();
        }
    }

    /** Returns all keys, in their order in {@code resolved.yaml}. */
    public static List<ExperimentKey> all() {
        return List.of(
                heading("name"),
                heading("seeds"),
                new ExperimentKey(
                        "dataset",
                        new Plugins(PluginKind.DATASET, Plugins.Count.ONE_OR_AXIS),
                        true,
                        "Where training pairs and test pictures come from; { train: ..., test: ..."
                                + " } takes them from two data sets."),
                new ExperimentKey(
                        "model",
                        new Plugins(PluginKind.MODEL, Plugins.Count.ONE_OR_AXIS),
                        true,
                        "The architecture, and perhaps weights that are trained already."),
                new ExperimentKey(
                        "base",
                        new Options(Recipe.class, true),
                        false,
                        "How the base model is trained from scratch; left out where the model has"
                                + " weights."),
                new ExperimentKey(
                        "poisoning",
                        new Options(Poisoning.class, true, Optional.of(GivenVictim.class)),
                        true,
                        "How the victim is made of the base model: what is poisoned, and how it is"
                                + " trained on it. Or, with 'weights', the file of a victim that"
                                + " was trained elsewhere."),
                new ExperimentKey(
                        "attacks",
                        new Plugins(PluginKind.ATTACK, Plugins.Count.AXIS),
                        true,
                        "The attacks, each with a victim of its own."),
                new ExperimentKey(
                        "defense-data",
                        new Options(DefenseData.class, true),
                        true,
                        "Which clean pairs a defender has."),
                new ExperimentKey(
                        "defenses",
                        new Plugins(PluginKind.DEFENSE, Plugins.Count.AXIS),
                        true,
                        "The defenses, each of which is tried on every victim."),
                new ExperimentKey(
                        "metrics",
                        new Plugins(PluginKind.METRIC, Plugins.Count.ALL),
                        false,
                        "What is measured of every model; left out, "
                                + String.join(", ", STANDARD_METRICS)
                                + "."),
                new ExperimentKey(
                        "compute",
                        new Options(Compute.class, false),
                        false,
                        "What computes, and how precisely."),
                new ExperimentKey(
                        "controls",
                        new Options(Experiment.Controls.class, false),
                        false,
                        "Which cells are added for comparison."),
                new ExperimentKey(
                        "include",
                        new Cells(),
                        false,
                        "The only cells that run, such as { attack: badnets, seed: 1 }."),
                new ExperimentKey(
                        "exclude",
                        new Cells(),
                        false,
                        "Cells that do not run, such as { defense: fine-tune, poisoning.rate:"
                                + " 0.01 }."),
                heading("baseline"),
                heading("contrasts"),
                heading("budgets"),
                heading("evaluate-every"));
    }

    /** Returns a description of the expected value, for error messages. */
    String expected() {
        if (value instanceof Plugins plugins) {
            return plugins.count() == Plugins.Count.ONE_OR_AXIS
                    ? "the name of a %s, or a map from it to its options"
                            .formatted(plugins.kind().singular())
                    : "a list of " + plugins.kind().plural();
        }
        return "a map of options";
    }

    /**
     * Returns whether the value in the resolved experiment is always a list, even if it has one
     * element.
     */
    boolean isList() {
        return value instanceof Cells
                || (value instanceof Plugins plugins
                        && plugins.count() != Plugins.Count.ONE_OR_AXIS);
    }

    /** Returns whether the resolved experiment contains the key even if it is not given. */
    boolean isShown() {
        return required || ALWAYS_SHOWN.contains(name);
    }

    /** Returns the default metrics, as YAML. */
    static YamlNode standardMetrics() {
        Place place = new Place.ByDefault(METRICS);
        return new YamlList(
                place,
                STANDARD_METRICS.stream()
                        .<YamlNode>map(name -> YamlScalar.plain(place, name))
                        .toList());
    }

    /** Returns the names of all keys. */
    static List<String> names() {
        return all().stream().map(ExperimentKey::name).toList();
    }

    /** Returns the names of the keys with a plain value. */
    static List<String> headings() {
        return heading().map(OptionSchema::name).toList();
    }

    private static ExperimentKey heading(String name) {
        OptionSchema option =
                heading().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
        return new ExperimentKey(name, new Plain(option), option.required(), option.meaning());
    }

    private static Stream<OptionSchema> heading() {
        return OptionsSchema.of(Heading.class).options().stream();
    }
}
