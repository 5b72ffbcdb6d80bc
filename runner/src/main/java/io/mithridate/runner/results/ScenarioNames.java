package io.mithridate.runner.results;

import io.mithridate.runner.experiment.GivenVictim;
import io.mithridate.runner.experiment.Poisoning;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.options.PlaceNames;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells the scenarios of cells from several runs apart, by the options that differ among them:
 * {@code rate 0.01, target dog}.
 */
public final class ScenarioNames {

    /** The parts of an experiment that attacks and defenses share, in the order of a name. */
    private static final List<String> PARTS =
            List.of("dataset", "model", "base", "poisoning", "defense-data", "compute");

    private static final String BASE = "base";

    /**
     * Where one of these options is left out, that is another scenario than where it is given. Not
     * so an option with a default, which may be missing because the file is older than the option.
     */
    private static final Set<String> MAY_BE_LEFT_OUT =
            Stream.of(
                            Stream.of("model.weights", "poisoning." + GivenVictim.WEIGHTS),
                            optional(Poisoning.class),
                            optional(GivenVictim.class))
                    .flatMap(places -> places)
                    .collect(Collectors.toUnmodifiableSet());

    private final Set<String> varying;
    private final PlaceNames names;

    private ScenarioNames(Set<String> varying) {
        this.varying = varying;
        names = new PlaceNames(varying);
    }

    public static ScenarioNames of(Collection<CellResult> cells) {
        SortedMap<String, Set<String>> values = new TreeMap<>();
        for (CellResult cell : cells) {
            parts(cell)
                    .forEach(
                            (place, value) ->
                                    values.computeIfAbsent(place, any -> new TreeSet<>())
                                            .add(value));
        }
        return new ScenarioNames(
                values.entrySet().stream()
                        .filter(place -> place.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /** The name of a cell's scenario; empty where nothing differs. */
    public String of(CellResult cell) {
        return parts(cell).entrySet().stream()
                .filter(place -> varying.contains(place.getKey()))
                .filter(place -> !place.getValue().isEmpty())
                .map(place -> name(place.getKey()) + " " + place.getValue())
                .collect(Collectors.joining(", "));
    }

    /**
     * What the cell shares with others, by part; options of a plugin stand behind its name, and
     * what is left out has an empty text.
     */
    private static Map<String, String> parts(CellResult cell) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (String part : PARTS) {
            String plugin =
                    switch (part) {
                        case "dataset" -> cell.dataset();
                        case "model" -> cell.model();
                        default -> "";
                    };
            if (!plugin.isEmpty()) {
                parts.put(part, plugin);
            }
            Map<String, String> options = cell.options().subMap(part + ".", part + "/");
            if (part.equals(BASE)) {
                parts.put(part, options.isEmpty() ? "left out" : "");
            }
            String before = plugin.isEmpty() ? "" : plugin + ":";
            options.forEach((place, value) -> parts.put(before + place, value));
            MAY_BE_LEFT_OUT.stream()
                    .filter(place -> place.startsWith(part + "."))
                    .forEach(place -> parts.putIfAbsent(before + place, ""));
        }
        return parts;
    }

    private static Stream<String> optional(Class<? extends Record> origin) {
        return OptionsSchema.of(origin).options().stream()
                .filter(option -> option.type() instanceof OptionType.Maybe)
                .map(option -> "poisoning." + option.name());
    }

    private String name(String place) {
        String name = names.of(place);
        return name.substring(name.indexOf(':') + 1);
    }
}
