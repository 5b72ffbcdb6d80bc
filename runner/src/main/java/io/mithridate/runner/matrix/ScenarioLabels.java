package io.mithridate.runner.matrix;

import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.experiment.ScenarioPart;
import io.mithridate.runner.options.PlaceNames;
import io.mithridate.runner.options.TellingPlaces;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Tells scenarios apart by what varies among them: "rate 0.01, target dog".
 *
 * <p>An option is named without its part where that is clear ("rate"), else by its place
 * ("poisoning.epochs"). Options stand in the order of the parts in {@link ScenarioPart}.
 */
public final class ScenarioLabels {

    private final Map<Scenario, Map<String, String>> differences = new LinkedHashMap<>();
    private final Map<Scenario, String> labels = new HashMap<>();
    private final PlaceNames names;

    /** Labels for the scenarios of one experiment. */
    public ScenarioLabels(Collection<Scenario> scenarios) {
        scenarios.forEach(scenario -> differences.put(scenario, new LinkedHashMap<>()));
        for (ScenarioPart part : ScenarioPart.values()) {
            addDifferences(part);
        }
        names =
                new PlaceNames(
                        differences.values().stream()
                                .flatMap(varying -> varying.keySet().stream())
                                .toList());
        differences.forEach((scenario, varying) -> labels.put(scenario, text(varying)));
    }

    private String text(Map<String, String> varying) {
        return varying.entrySet().stream()
                .map(option -> names.of(option.getKey()) + " " + option.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What varies, with its value in a scenario; empty where nothing varies. */
    public String of(Scenario scenario) {
        return labels.getOrDefault(scenario, "");
    }

    /**
     * Tells groups of scenarios apart: by what all scenarios of a group have in common, and other
     * groups do not have.
     *
     * @param groups the scenarios of each group; a scenario may be in several
     * @return what each group's label is; empty where nothing tells it apart
     */
    public <G> Map<G, String> ofGroups(Map<G, ? extends Collection<Scenario>> groups) {
        Map<G, Map<String, String>> common = new LinkedHashMap<>();
        groups.forEach(
                (group, scenarios) ->
                        common.put(
                                group, shared(scenarios.stream().map(differences::get).toList())));
        Set<Map.Entry<String, String>> everywhere = shared(common.values()).entrySet();
        Map<G, String> texts = new LinkedHashMap<>();
        common.forEach(
                (group, options) -> {
                    options.entrySet().removeAll(everywhere);
                    texts.put(group, text(options));
                });
        return texts;
    }

    private static Map<String, String> shared(Collection<Map<String, String>> options) {
        Iterator<Map<String, String>> each = options.iterator();
        Map<String, String> shared = new LinkedHashMap<>(each.next());
        each.forEachRemaining(other -> shared.entrySet().retainAll(other.entrySet()));
        return shared;
    }

    /** Options of one plugin are compared with those of the same plugin only. */
    private void addDifferences(ScenarioPart part) {
        Map<String, Map<Object, SortedMap<String, String>>> byPlugin = new HashMap<>();
        for (Scenario scenario : differences.keySet()) {
            byPlugin.computeIfAbsent(plugin(part, scenario), any -> new HashMap<>())
                    .computeIfAbsent(part.in(scenario), any -> part.places(scenario));
        }
        Map<Object, SortedMap<String, String>> varying = new HashMap<>();
        byPlugin.values().forEach(variants -> varying.putAll(VaryingOptions.of(variants)));
        differences.forEach(
                (scenario, own) -> {
                    if (byPlugin.size() > 1) {
                        own.put(part.key(), plugin(part, scenario));
                    }
                    own.putAll(
                            varying.getOrDefault(part.in(scenario), Collections.emptySortedMap()));
                });
    }

    private static String plugin(ScenarioPart part, Scenario scenario) {
        return part.plugin(scenario).orElse("");
    }

    /** Finds the options in which variants of one thing differ. */
    static final class VaryingOptions {

        private VaryingOptions() {}

        /**
         * Returns the options that tell each variant from the others.
         *
         * @param variants the options of each by place
         * @return for each variant the options by which it is told apart
         */
        static <T> Map<T, SortedMap<String, String>> of(
                Map<T, SortedMap<String, String>> variants) {
            SortedSet<String> varying = TellingPlaces.of(variants.values());
            Map<T, SortedMap<String, String>> differences = new HashMap<>();
            variants.forEach(
                    (variant, options) -> {
                        SortedMap<String, String> own = new TreeMap<>(options);
                        own.keySet().retainAll(varying);
                        differences.put(variant, own);
                    });
            return differences;
        }
    }
}
