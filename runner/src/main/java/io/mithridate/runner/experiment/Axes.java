package io.mithridate.runner.experiment;

import io.mithridate.runner.options.NearestName;
import io.mithridate.runner.options.ScalarMeaning;
import io.mithridate.runner.yaml.YamlNode;
import io.mithridate.runner.yaml.YamlScalar;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What cells are told apart by: the plugin of an axis by its name, the seed, the control, and every
 * option by its place, such as {@code poisoning.rate} or {@code defense.learning-rate}.
 */
public final class Axes {

    /** The value of {@code control} for cells whose victim is trained with nothing poisoned. */
    public static final String CLEAN_MODEL = "clean-model";

    /** The value of {@code control} for all other cells. */
    public static final String NO_CONTROL = "none";

    private static final String ATTACK = "attack";
    private static final String DEFENSE = "defense";
    private static final String SEED = "seed";
    private static final String CONTROL = "control";

    /** The values of every axis that is not an option. */
    private final SortedMap<String, SortedSet<String>> names = new TreeMap<>();

    /** By the first word of their places: the options of each variant. */
    private final Map<String, Map<Object, SortedMap<String, String>>> options = new HashMap<>();

    /** The axes of an experiment with these parts. */
    Axes(
            List<Scenario> scenarios,
            List<PluginUse> attacks,
            List<PluginUse> defenses,
            List<Long> seeds) {
        for (ScenarioPart part : ScenarioPart.values()) {
            for (Scenario scenario : scenarios) {
                part.plugin(scenario).ifPresent(name -> addName(part.key(), name));
                variants(part.key())
                        .computeIfAbsent(part.in(scenario), any -> part.places(scenario));
            }
        }
        addPlugins(ATTACK, attacks);
        addPlugins(DEFENSE, defenses);
        seeds.forEach(seed -> addName(SEED, Long.toString(seed)));
        addName(CONTROL, NO_CONTROL);
        addName(CONTROL, CLEAN_MODEL);
    }

    /** The axes of an experiment. */
    public static Axes of(Experiment experiment) {
        return new Axes(
                experiment.scenarios(),
                experiment.attacks(),
                experiment.defenses(),
                experiment.seeds());
    }

    private void addPlugins(String axis, List<PluginUse> uses) {
        for (PluginUse use : uses) {
            addName(axis, use.name());
            variants(axis).computeIfAbsent(use, any -> use.tree().places(axis));
        }
    }

    private void addName(String axis, String value) {
        names.computeIfAbsent(axis, any -> new TreeSet<>()).add(value);
    }

    private Map<Object, SortedMap<String, String>> variants(String root) {
        return options.computeIfAbsent(root, any -> new HashMap<>());
    }

    /** Returns whether there is an axis of a name, or an option at a place. */
    public boolean has(String axis) {
        return names.containsKey(axis)
                || all(axis).stream().anyMatch(variant -> variant.containsKey(axis));
    }

    /**
     * The values that an axis has in the experiment; an empty one stands for variants without such
     * an option.
     */
    public SortedSet<String> values(String axis) {
        SortedSet<String> known = names.get(axis);
        if (known != null) {
            return known;
        }
        SortedSet<String> values = new TreeSet<>();
        all(axis).forEach(variant -> values.add(variant.getOrDefault(axis, "")));
        return values;
    }

    /**
     * The value that a combination has on an axis; empty where it has no such option, or one
     * without a value.
     */
    public String valueOf(String axis, Combination combination) {
        return switch (axis) {
            case ATTACK -> combination.attack().name();
            case DEFENSE -> combination.defense().name();
            case SEED -> Long.toString(combination.seed());
            case CONTROL -> combination.control() ? CLEAN_MODEL : NO_CONTROL;
            default -> ofScenarioOrOption(axis, combination);
        };
    }

    private String ofScenarioOrOption(String axis, Combination combination) {
        String root = root(axis);
        return switch (root) {
            case ATTACK -> option(axis, combination.attack());
            case DEFENSE -> option(axis, combination.defense());
            default ->
                    Arrays.stream(ScenarioPart.values())
                            .filter(part -> part.key().equals(root))
                            .findFirst()
                            .flatMap(
                                    part ->
                                            axis.equals(root)
                                                    ? part.plugin(combination.scenario())
                                                    : Optional.of(
                                                            option(
                                                                    axis,
                                                                    part.in(
                                                                            combination
                                                                                    .scenario()))))
                            .orElse("");
        };
    }

    private String option(String place, Object variant) {
        return options.getOrDefault(root(place), Map.of())
                .getOrDefault(variant, Collections.emptySortedMap())
                .getOrDefault(place, "");
    }

    /**
     * Which of some values of an axis is written in YAML: the very text, or else the same value in
     * another notation. No value at all stands for the value of cells without the option, and for
     * no control.
     */
    public static Optional<String> find(String axis, YamlNode written, Collection<String> values) {
        if (written instanceof YamlScalar scalar && values.contains(scalar.text())) {
            return Optional.of(scalar.text());
        }
        String meaning = ScalarMeaning.of(written);
        String value = axis.equals(CONTROL) && meaning.isEmpty() ? NO_CONTROL : meaning;
        return values.contains(value) ? Optional.of(value) : Optional.empty();
    }

    /** What to say to someone who named an axis that there is not. */
    public String advice(String axis) {
        SortedSet<String> places = new TreeSet<>();
        options.values()
                .forEach(
                        variants ->
                                variants.values()
                                        .forEach(variant -> places.addAll(variant.keySet())));
        return advice(axis, names.keySet(), places);
    }

    /**
     * What to say to someone who named an axis that there is not.
     *
     * @param names the axes that are not options
     * @param places the places of options
     */
    public static String advice(String axis, Collection<String> names, Collection<String> places) {
        SortedSet<String> known = new TreeSet<>(names);
        known.addAll(places);
        List<String> longer = known.stream().filter(place -> place.endsWith("." + axis)).toList();
        if (!longer.isEmpty()) {
            return "did you mean '%s'?".formatted(String.join("' or '", longer));
        }
        return NearestName.of(axis, known)
                .map("did you mean '%s'?"::formatted)
                .orElseGet(
                        () ->
                                "there are: '%s', and options by place, such as poisoning.rate"
                                        .formatted(String.join("', '", names)));
    }

    /** What to say to someone who gave a value that is none of these; no number means another. */
    public static String advice(String text, SortedSet<String> values) {
        boolean number = text.matches("[-+.\\[]?\\d.*");
        return number && !values.isEmpty()
                ? "there are: '%s'".formatted(String.join("', '", values))
                : NearestName.advice(text, values);
    }

    private Collection<SortedMap<String, String>> all(String place) {
        return options.getOrDefault(root(place), Map.of()).values();
    }

    private static String root(String axis) {
        int dot = axis.indexOf('.');
        return dot < 0 ? axis : axis.substring(0, dot);
    }
}
