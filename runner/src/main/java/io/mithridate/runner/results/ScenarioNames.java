package io.mithridate.runner.results;

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

/**
 * Tells the scenarios of cells from several runs apart, by the options that differ among them:
 * {@code rate 0.01, target dog}.
 */
final class ScenarioNames {

    /** The parts of an experiment that attacks and defenses share, in the order of a name. */
    private static final List<String> PARTS =
            List.of("dataset", "model", "base", "poisoning", "defense-data", "compute");

    /**
     * What is left out is another scenario than what is given. Not so an option with a default: it
     * may be missing because the file is older than the option.
     */
    private static final Set<String> MAY_BE_LEFT_OUT =
            OptionsSchema.of(Poisoning.class).options().stream()
                    .filter(option -> option.type() instanceof OptionType.Maybe)
                    .map(option -> "poisoning." + option.name())
                    .collect(Collectors.toUnmodifiableSet());

    private final Set<String> varying;
    private final PlaceNames names;

    private ScenarioNames(Set<String> varying) {
        this.varying = varying;
        names = new PlaceNames(varying);
    }

    static ScenarioNames of(Collection<CellResult> cells) {
        SortedMap<String, Set<String>> values = new TreeMap<>();
        for (CellResult cell : cells) {
            Map<String, String> parts = parts(cell);
            MAY_BE_LEFT_OUT.forEach(place -> parts.putIfAbsent(place, ""));
            parts.forEach(
                    (place, value) ->
                            values.computeIfAbsent(place, any -> new TreeSet<>()).add(value));
        }
        return new ScenarioNames(
                values.entrySet().stream()
                        .filter(place -> place.getValue().size() > 1)
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /** The name of a cell's scenario; empty where nothing differs. */
    String of(CellResult cell) {
        return parts(cell).entrySet().stream()
                .filter(place -> varying.contains(place.getKey()))
                .map(place -> name(place.getKey()) + " " + place.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What the cell shares with others, by part; options of a plugin stand behind its name. */
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
            cell.options()
                    .subMap(part + ".", part + "/")
                    .forEach(
                            (place, value) ->
                                    parts.put(
                                            plugin.isEmpty() ? place : plugin + ":" + place,
                                            value));
        }
        return parts;
    }

    private String name(String place) {
        String name = names.of(place);
        return name.substring(name.indexOf(':') + 1);
    }
}
