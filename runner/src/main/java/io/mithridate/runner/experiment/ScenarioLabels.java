package io.mithridate.runner.experiment;

import com.google.common.collect.HashMultimap;
import com.google.common.collect.ImmutableMultiset;
import com.google.common.collect.Multiset;
import com.google.common.collect.SetMultimap;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.runner.options.OptionType;
import io.mithridate.runner.options.OptionsSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Labels scenarios by the options that vary among them: "rate 0.01, target dog".
 *
 * <p>An option is written without its part if that is unambiguous ("rate"), otherwise with its full
 * path ("poisoning.epochs"). Options of a plugin are only compared with those of the same plugin.
 */
public final class ScenarioLabels {

    /** The parts of an experiment shared by attacks and defenses, in the order used in labels. */
    private static final List<String> PARTS =
            Stream.concat(
                            Stream.of(ScenarioPart.values()).map(ScenarioPart::key),
                            Stream.of("compute"))
                    .toList();

    private static final String BASE = ScenarioPart.BASE.key();

    /**
     * The options whose omission makes a different scenario. Options with a default are not
     * included: they may be missing because the file is older than the option.
     */
    private static final Set<String> OMITTABLE =
            Stream.of(
                            Stream.of("model.weights", "poisoning." + GivenVictim.WEIGHTS),
                            optionalPaths(Poisoning.class),
                            optionalPaths(GivenVictim.class))
                    .flatMap(places -> places)
                    .collect(Collectors.toUnmodifiableSet());

    private final Map<SortedMap<String, String>, Map<String, String>> differences = new HashMap<>();
    private final Multiset<String> shortNames;

    /** Returns labels for the scenarios of an experiment. */
    public static ScenarioLabels of(Experiment experiment) {
        return new ScenarioLabels(experiment.scenarios().stream().map(Scenario::places).toList());
    }

    /** Creates labels for the {@linkplain Coordinates#scenario scenarios} of cells. */
    public ScenarioLabels(Collection<SortedMap<String, String>> scenarios) {
        Map<SortedMap<String, String>, Map<Option, String>> optionsByScenario = new HashMap<>();
        scenarios.forEach(each -> optionsByScenario.computeIfAbsent(each, ScenarioLabels::options));
        SetMultimap<Option, String> texts = HashMultimap.create();
        optionsByScenario.values().forEach(options -> options.forEach(texts::put));
        Set<Option> varying = new HashSet<>(texts.keySet());
        varying.removeIf(
                option ->
                        texts.get(option).size() < 2
                                && (texts.containsEntry(option, "")
                                        || optionsByScenario.keySet().stream()
                                                .noneMatch(option::isLeftOut)));
        optionsByScenario.forEach(
                (scenario, options) -> {
                    Map<String, String> differing = new LinkedHashMap<>();
                    options.forEach(
                            (option, text) -> {
                                if (varying.contains(option) && !text.isEmpty()) {
                                    differing.put(option.place, text);
                                }
                            });
                    differences.put(scenario, differing);
                });
        shortNames =
                varying.stream()
                        .map(Option::place)
                        .distinct()
                        .map(ScenarioLabels::shortName)
                        .collect(ImmutableMultiset.toImmutableMultiset());
    }

    /** Returns the varying options with their values in a scenario; empty if nothing varies. */
    public String of(SortedMap<String, String> scenario) {
        return text(differences.getOrDefault(scenario, Map.of()));
    }

    /**
     * Labels groups of scenarios by the options common to all scenarios of a group, except those
     * common to all groups.
     *
     * @param groups the scenarios of each group; a scenario may be in several groups
     * @return the label of each group; empty if nothing distinguishes it
     */
    public <G> Map<G, String> ofGroups(
            Map<G, ? extends Collection<SortedMap<String, String>>> groups) {
        Map<G, Map<String, String>> common = new LinkedHashMap<>();
        groups.forEach(
                (group, scenarios) ->
                        common.put(
                                group,
                                commonOptions(scenarios.stream().map(differences::get).toList())));
        Set<Map.Entry<String, String>> commonToAll = commonOptions(common.values()).entrySet();
        Map<G, String> labels = new LinkedHashMap<>();
        common.forEach(
                (group, options) -> {
                    options.entrySet().removeAll(commonToAll);
                    labels.put(group, text(options));
                });
        return labels;
    }

    private static Map<String, String> commonOptions(Collection<Map<String, String>> options) {
        Iterator<Map<String, String>> iterator = options.iterator();
        Map<String, String> shared = new LinkedHashMap<>(iterator.next());
        iterator.forEachRemaining(other -> shared.entrySet().retainAll(other.entrySet()));
        return shared;
    }

    private String text(Map<String, String> varying) {
        return varying.entrySet().stream()
                .map(option -> name(option.getKey()) + " " + option.getValue())
                .collect(Collectors.joining(", "));
    }

    private String name(String place) {
        String name = shortName(place);
        return shortNames.count(name) > 1 ? place : name;
    }

    private static String shortName(String place) {
        return place.substring(place.indexOf('.') + 1);
    }

    /** Returns the options of a scenario in the order used in labels. */
    private static Map<Option, String> options(SortedMap<String, String> scenario) {
        Map<Option, String> options = new LinkedHashMap<>();
        for (String part : PARTS) {
            SortedMap<String, String> optionsOfPart = scenario.subMap(part + ".", part + "/");
            Optional.ofNullable(scenario.get(part))
                    .ifPresent(plugin -> options.put(Option.of(part, scenario), plugin));
            if (part.equals(BASE)) {
                options.put(Option.of(BASE, scenario), optionsOfPart.isEmpty() ? "left out" : "");
            }
            optionsOfPart.forEach((place, text) -> options.put(Option.of(place, scenario), text));
        }
        return options;
    }

    /**
     * An option of a part, or of a plugin.
     *
     * @param place the path of the option
     * @param pluginPlace the path of the plugin that it belongs to; empty if there is none
     * @param plugin the name of the plugin
     */
    private record Option(String place, String pluginPlace, String plugin) {

        static Option of(String place, SortedMap<String, String> scenario) {
            String pluginPlace = Coordinates.pluginOf(place, scenario.keySet()).orElse("");
            return new Option(place, pluginPlace, scenario.getOrDefault(pluginPlace, ""));
        }

        /** Returns whether a scenario contains the owner of the option but omits the option. */
        boolean isLeftOut(SortedMap<String, String> scenario) {
            return !scenario.containsKey(place)
                    && scenario.getOrDefault(pluginPlace, "").equals(plugin)
                    && (OMITTABLE.contains(place) || pluginPlace.indexOf('.') > 0);
        }
    }

    private static Stream<String> optionalPaths(Class<? extends Record> origin) {
        return OptionsSchema.of(origin).options().stream()
                .filter(option -> option.type() instanceof OptionType.OptionalOf)
                .map(option -> "poisoning." + option.name());
    }
}
