package io.mithridate.results.coordinates;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.SetMultimap;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The position of a cell in the experiment matrix: a text for each axis, e.g. {@code attack},
 * {@code seed}, {@code poisoning.rate}, {@code defense.learning-rate}. Cells share the maps of
 * their common values.
 *
 * @param scenario the values shared by attacks and defenses: the names of data set and model, and
 *     the options of all other parts by path
 * @param attack the attack; for a control, the attack whose trigger is evaluated
 * @param defense the defense
 * @param control whether the victim is a control, i.e. trained without poison
 * @param seed the root seed
 */
public record Coordinates(
        SortedMap<String, String> scenario,
        PluginSetting attack,
        PluginSetting defense,
        boolean control,
        long seed) {

    /** The text of {@code control} in cells whose victim is trained without poison. */
    public static final String CLEAN_MODEL = "clean-model";

    /** The text of {@code control} in all other cells. */
    public static final String NO_CONTROL = "none";

    /** The attack that poisons nothing, so its victim is already the control. */
    public static final String NO_ATTACK = "none";

    /** The defense that leaves the victim unchanged. */
    public static final String NO_DEFENSE = "none";

    public static final String DATASET = "dataset";
    public static final String MODEL = "model";
    static final String ATTACK = "attack";
    static final String DEFENSE = "defense";
    static final String SEED = "seed";
    static final String CONTROL = "control";

    public Coordinates {
        scenario = Collections.unmodifiableSortedMap(scenario);
    }

    /**
     * Creates coordinates from a single map of options.
     *
     * @param options all options by path, including those of attack and defense
     */
    public static Coordinates of(
            String dataset,
            String model,
            PluginSetting attack,
            PluginSetting defense,
            boolean control,
            long seed,
            SortedMap<String, String> options) {
        SortedMap<String, String> scenario = new TreeMap<>(options);
        scenario.keySet().removeIf(place -> Set.of(ATTACK, DEFENSE).contains(part(place)));
        scenario.put(DATASET, dataset);
        scenario.put(MODEL, model);
        return new Coordinates(scenario, attack, defense, control, seed);
    }

    /** Returns the data set's name. */
    public String dataset() {
        return at(DATASET);
    }

    /** Returns the model's name. */
    public String model() {
        return at(MODEL);
    }

    /** Returns whether the cell has no defense, so that its model is the unchanged victim. */
    public boolean undefended() {
        return defense.name().equals(NO_DEFENSE);
    }

    /** Returns the same cell with additional options that attacks and defenses share. */
    public Coordinates with(SortedMap<String, String> options) {
        SortedMap<String, String> all = new TreeMap<>(scenario);
        all.putAll(options);
        return new Coordinates(all, attack, defense, control, seed);
    }

    /**
     * Returns the coordinates of the undefended victim, which are equal for all cells that share
     * it.
     */
    public Coordinates victim() {
        return new Coordinates(
                scenario, attack, new PluginSetting(NO_DEFENSE, new TreeMap<>()), control, seed);
    }

    /** Returns the text on an axis; empty if the cell has none. */
    public String at(String place) {
        return find(place).orElse("");
    }

    /** Finds the text on an axis; empty if the cell does not have the axis. */
    Optional<String> find(String place) {
        return switch (place) {
            case ATTACK -> Optional.of(attack.name());
            case DEFENSE -> Optional.of(defense.name());
            case SEED -> Optional.of(Long.toString(seed));
            case CONTROL -> Optional.of(control ? CLEAN_MODEL : NO_CONTROL);
            default ->
                    Optional.ofNullable(
                            switch (part(place)) {
                                case ATTACK -> attack.options().get(withoutPart(place));
                                case DEFENSE -> defense.options().get(withoutPart(place));
                                default -> scenario.get(place);
                            });
        };
    }

    /** Returns whether the cell has one of the given texts on each of the given axes. */
    boolean matches(SetMultimap<String, String> texts) {
        return texts.keySet().stream().allMatch(axis -> texts.containsEntry(axis, at(axis)));
    }

    /** Returns the texts on all axes. */
    public SortedMap<String, String> places() {
        SortedMap<String, String> places = options();
        for (String name : Set.of(DATASET, MODEL, ATTACK, DEFENSE, SEED, CONTROL)) {
            places.put(name, at(name));
        }
        return places;
    }

    /** Returns the texts of all options by path, e.g. {@code poisoning.rate} to {@code 0.01}. */
    public SortedMap<String, String> options() {
        SortedMap<String, String> options = new TreeMap<>(scenario);
        options.remove(DATASET);
        options.remove(MODEL);
        attack.options().forEach((option, text) -> options.put(ATTACK + "." + option, text));
        defense.options().forEach((option, text) -> options.put(DEFENSE + "." + option, text));
        return options;
    }

    /**
     * Returns the paths of options that distinguish cells: their texts differ between two cells, or
     * only some of the cells with the same part of the experiment (and the same plugin, if the part
     * is a plugin) have the option.
     *
     * @param cells the texts of each cell, by axis
     */
    public static SortedSet<String> varyingOptions(
            Collection<? extends Map<String, String>> cells) {
        SortedSet<String> varying = differing(cells.stream().map(Coordinates::withParts).toList());
        Map<String, String> seen = new HashMap<>();
        for (Map<String, String> cell : cells) {
            cell.forEach(
                    (place, text) -> {
                        if (!seen.computeIfAbsent(place, any -> text).equals(text)) {
                            varying.add(place);
                        }
                    });
        }
        varying.removeIf(place -> part(place).equals(place));
        return varying;
    }

    /**
     * Adds an entry for every part that has options, so that an option is not compared with cells
     * that lack its part.
     */
    private static SortedMap<String, String> withParts(Map<String, String> cell) {
        SortedMap<String, String> places = new TreeMap<>(cell);
        cell.keySet().forEach(place -> places.putIfAbsent(part(place), "given"));
        return places;
    }

    /**
     * Returns the paths at which variants of one thing differ.
     *
     * <p>A missing option is treated as a separate value. Options of a plugin within an option
     * ({@code augmenter.lexicon}) are only compared among variants with the same plugin; for
     * different plugins, the plugin names already show the difference.
     *
     * @param variants the options of each variant, by path
     */
    public static SortedSet<String> differing(Collection<? extends Map<String, String>> variants) {
        Set<String> places = new HashSet<>();
        variants.forEach(options -> places.addAll(options.keySet()));
        return places.stream()
                .filter(place -> differs(place, variants, pluginOf(place, places)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean differs(
            String place,
            Collection<? extends Map<String, String>> variants,
            Optional<String> pluginPlace) {
        SetMultimap<String, String> texts = HashMultimap.create();
        for (Map<String, String> options : variants) {
            String plugin = pluginPlace.map(each -> options.getOrDefault(each, "")).orElse("");
            texts.put(plugin, options.getOrDefault(place, ""));
        }
        return texts.size() > texts.keySet().size();
    }

    /**
     * Returns the path of the innermost plugin that an option belongs to.
     *
     * @param places the paths of all options; a path that is a prefix of others contains a plugin
     */
    public static Optional<String> pluginOf(String place, Collection<String> places) {
        for (int end = place.lastIndexOf('.'); end > 0; end = place.lastIndexOf('.', end - 1)) {
            String outer = place.substring(0, end);
            if (places.contains(outer)) {
                return Optional.of(outer);
            }
        }
        return Optional.empty();
    }

    /** Returns the first segment of a path, i.e. the part of the experiment. */
    static String part(String place) {
        int dot = place.indexOf('.');
        return dot < 0 ? place : place.substring(0, dot);
    }

    private static String withoutPart(String place) {
        return place.substring(place.indexOf('.') + 1);
    }
}
