package io.mithridate.runner.coordinates;

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
 * A cell of an experiment as a text for each place: {@code attack}, {@code seed}, {@code
 * poisoning.rate}, {@code defense.learning-rate}. Cells share the maps of what they have in common.
 *
 * @param scenario what attacks and defenses share: the names of data set and model, and the options
 *     of all other parts by place
 * @param attack the attack; on a control, the attack whose trigger is evaluated
 * @param defense the defense
 * @param control whether the victim is the control: trained with nothing poisoned
 * @param seed the root seed
 */
public record Coordinates(
        SortedMap<String, String> scenario,
        PluginSetting attack,
        PluginSetting defense,
        boolean control,
        long seed) {

    /** The text at {@code control} of cells whose victim is trained with nothing poisoned. */
    public static final String CLEAN_MODEL = "clean-model";

    /** The text at {@code control} of all other cells. */
    public static final String NO_CONTROL = "none";

    /** The attack that poisons nothing; its victim is the control victim already. */
    public static final String NO_ATTACK = "none";

    /** The defense that leaves the victim as it is. */
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
     * Coordinates of which the options stand in one map.
     *
     * @param options all options by place, those of attack and defense among them
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

    /** The data set's name. */
    public String dataset() {
        return at(DATASET);
    }

    /** The model's name. */
    public String model() {
        return at(MODEL);
    }

    /** Returns whether nothing defends: the model is the victim as it is. */
    public boolean undefended() {
        return defense.name().equals(NO_DEFENSE);
    }

    /** The same cell with more options that attacks and defenses share. */
    public Coordinates with(SortedMap<String, String> options) {
        SortedMap<String, String> all = new TreeMap<>(scenario);
        all.putAll(options);
        return new Coordinates(all, attack, defense, control, seed);
    }

    /** The same but for the defense: equal for cells that begin with one victim. */
    public Coordinates victim() {
        return new Coordinates(
                scenario, attack, new PluginSetting(NO_DEFENSE, new TreeMap<>()), control, seed);
    }

    /** The text at a place; empty if the cell has none. */
    public String at(String place) {
        return find(place).orElse("");
    }

    /** The text at a place; nothing if the cell does not have the place. */
    Optional<String> find(String place) {
        return switch (place) {
            case ATTACK -> Optional.of(attack.name());
            case DEFENSE -> Optional.of(defense.name());
            case SEED -> Optional.of(Long.toString(seed));
            case CONTROL -> Optional.of(control ? CLEAN_MODEL : NO_CONTROL);
            default ->
                    Optional.ofNullable(
                            switch (part(place)) {
                                case ATTACK -> attack.options().get(below(place));
                                case DEFENSE -> defense.options().get(below(place));
                                default -> scenario.get(place);
                            });
        };
    }

    /** All texts by place. */
    public SortedMap<String, String> places() {
        SortedMap<String, String> places = options();
        for (String name : Set.of(DATASET, MODEL, ATTACK, DEFENSE, SEED, CONTROL)) {
            places.put(name, at(name));
        }
        return places;
    }

    /** The texts of all options by place: {@code poisoning.rate} to {@code 0.01}. */
    public SortedMap<String, String> options() {
        SortedMap<String, String> options = new TreeMap<>(scenario);
        options.remove(DATASET);
        options.remove(MODEL);
        attack.options().forEach((option, text) -> options.put(ATTACK + "." + option, text));
        defense.options().forEach((option, text) -> options.put(DEFENSE + "." + option, text));
        return options;
    }

    /**
     * The places of options that tell cells apart: two cells have other texts there, or only some
     * of the cells have the option that have its part of the experiment and, where that is a
     * plugin, the same plugin.
     *
     * @param cells the texts of each cell by place
     */
    public static SortedSet<String> varying(Collection<? extends Map<String, String>> cells) {
        SortedSet<String> varying = telling(cells.stream().map(Coordinates::withParts).toList());
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

    /** With every part that has an option, so that cells without the part do not count. */
    private static SortedMap<String, String> withParts(Map<String, String> cell) {
        SortedMap<String, String> places = new TreeMap<>(cell);
        cell.keySet().forEach(place -> places.putIfAbsent(part(place), "given"));
        return places;
    }

    /**
     * The places at which variants of one thing differ.
     *
     * <p>An option that is not there counts as a value of its own. Options of a plugin within an
     * option ({@code augmenter.lexicon}) are compared among the variants that have the same plugin
     * there: where the plugins differ, their names say so.
     *
     * @param variants the options of each, by their place
     */
    public static SortedSet<String> telling(Collection<? extends Map<String, String>> variants) {
        Set<String> places = new HashSet<>();
        variants.forEach(options -> places.addAll(options.keySet()));
        return places.stream()
                .filter(place -> tells(place, variants, pluginOf(place, places)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean tells(
            String place,
            Collection<? extends Map<String, String>> variants,
            Optional<String> pluginPlace) {
        Map<String, Set<String>> texts = new HashMap<>();
        for (Map<String, String> options : variants) {
            String plugin = pluginPlace.map(each -> options.getOrDefault(each, "")).orElse("");
            texts.computeIfAbsent(plugin, any -> new HashSet<>())
                    .add(options.getOrDefault(place, ""));
        }
        return texts.values().stream().anyMatch(different -> different.size() > 1);
    }

    /**
     * The place of the innermost plugin that an option belongs to.
     *
     * @param places of all options; those with others below them hold plugins
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

    /** The part of the experiment that a place is in. */
    static String part(String place) {
        int dot = place.indexOf('.');
        return dot < 0 ? place : place.substring(0, dot);
    }

    private static String below(String place) {
        return place.substring(place.indexOf('.') + 1);
    }
}
