package io.mithridate.runner.experiment;

import io.mithridate.api.plugin.Strength.Direction;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.options.Bound;
import io.mithridate.runner.options.OptionTree;
import io.mithridate.runner.options.OptionsSchema;
import io.mithridate.runner.yaml.Complaints;
import io.mithridate.runner.yaml.Place;
import io.mithridate.runner.yaml.YamlMap;
import io.mithridate.runner.yaml.YamlNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Finds the entries of {@code defenses} that list one defense from weak to strong.
 *
 * <p>A list that goes from strong to weak is always a mistake; to sweep otherwise is one only where
 * budgets are asked for.
 */
final class StrengthLists {

    private static final String ROOT = "defense";

    private final Optional<Place> asked;
    private final Complaints complaints;

    /**
     * Finds lists for an experiment.
     *
     * @param asked where it asks for budgets; empty if it does not
     */
    StrengthLists(Optional<Place> asked, Complaints complaints) {
        this.asked = asked;
        this.complaints = complaints;
    }

    /**
     * The lists among some defenses, in their order.
     *
     * @param entries what each entry of the axis expands to
     * @param all whether every entry was understood; if not, one that was not may be a list
     */
    List<SettingList> of(List<List<Bound<PluginUse>>> entries, boolean all) {
        List<SettingList> lists = new ArrayList<>();
        int before = complaints.count();
        entries.stream()
                .filter(uses -> uses.size() > 1)
                .forEach(uses -> list(uses).ifPresent(lists::add));
        if (all && lists.isEmpty() && complaints.count() == before) {
            asked.ifPresent(
                    place ->
                            complaints.add(
                                    place,
                                    "budgets choose among the strengths of a defense, and no entry"
                                        + " of 'defenses' has several; give one a list from weak to"
                                        + " strong, such as learning-rate: [1e-4, 2e-4, 5e-4]"));
        }
        return lists;
    }

    private Optional<SettingList> list(List<Bound<PluginUse>> uses) {
        String plugin = uses.get(0).value().name();
        SortedSet<String> swept = swept(uses);
        if (swept.isEmpty()) {
            return Optional.empty(); // all are the same, of which the axis complains
        }
        SortedMap<String, Direction> strengths =
                OptionsSchema.of(uses.get(0).value().plugin().about().options()).strengths();
        String advice =
                strengths.isEmpty()
                        ? "'%s' says of none of its options that it makes it stronger; give each one value, or remove 'budgets'"
                                .formatted(plugin)
                        : "for budgets, an entry lists the values of one option that says how"
                                + " strong the defense is: "
                                + String.join(", ", strengths.keySet());
        if (swept.size() > 1) {
            return refuse(
                    uses.get(0).resolved().place(),
                    "%d options are swept, %s; %s"
                            .formatted(swept.size(), String.join(", ", swept), advice));
        }
        String option = swept.first();
        Direction direction = strengths.get(option);
        if (direction == null) {
            return refuse(
                    place(uses.get(0), option),
                    "nothing says which way '%s' makes '%s' stronger; %s"
                            .formatted(option, plugin, advice));
        }
        for (int i = 1; i < uses.size(); i++) {
            if (!grows(uses.get(i - 1), uses.get(i), option, direction)) {
                complaints.add(
                        place(uses.get(i), option),
                        "%s comes after %s, but a list goes from weak to strong, and a %s %s is stronger; change the order"
                                .formatted(
                                        value(uses.get(i), option),
                                        value(uses.get(i - 1), option),
                                        direction == Direction.INCREASING ? "higher" : "lower",
                                        option));
                return Optional.empty();
            }
        }
        return Optional.of(
                new SettingList(
                        option,
                        direction,
                        uses.stream().map(use -> use.value().setting()).toList()));
    }

    private Optional<SettingList> refuse(Place place, String message) {
        if (asked.isPresent()) {
            complaints.add(place, message);
        }
        return Optional.empty();
    }

    /** The options whose values differ, or that only some have. */
    private static SortedSet<String> swept(List<Bound<PluginUse>> uses) {
        SortedSet<String> swept = new TreeSet<>();
        SortedMap<String, String> first = options(uses.get(0));
        for (Bound<PluginUse> use : uses) {
            SortedMap<String, String> options = options(use);
            SortedSet<String> names = new TreeSet<>(first.keySet());
            names.addAll(options.keySet());
            names.removeIf(
                    name ->
                            Optional.ofNullable(first.get(name))
                                    .equals(Optional.ofNullable(options.get(name))));
            names.forEach(name -> swept.add(name.substring(ROOT.length() + 1)));
        }
        return swept;
    }

    private static boolean grows(
            Bound<PluginUse> weaker, Bound<PluginUse> stronger, String option, Direction way) {
        int order = number(stronger, option).compareTo(number(weaker, option));
        return way == Direction.INCREASING ? order > 0 : order < 0;
    }

    private static BigDecimal number(Bound<PluginUse> use, String option) {
        return new BigDecimal(value(use, option));
    }

    private static String value(Bound<PluginUse> use, String option) {
        return options(use).getOrDefault(ROOT + "." + option, "");
    }

    private static SortedMap<String, String> options(Bound<PluginUse> use) {
        return OptionTree.of(use.value().options()).places(ROOT);
    }

    /** Where the value of an option stands. */
    private static Place place(Bound<PluginUse> use, String option) {
        YamlNode node = use.resolved();
        List<String> keys = new ArrayList<>(List.of(use.value().name()));
        keys.addAll(List.of(option.split("\\.")));
        for (String key : keys) {
            if (node instanceof YamlMap map && map.find(key).isPresent()) {
                node = map.find(key).orElseThrow().value();
            }
        }
        return node.place();
    }
}
