package io.mithridate.runner.experiment;

import com.google.common.collect.Multimaps;
import io.mithridate.api.plugin.Option.Strength.Direction;
import io.mithridate.config.Complaints;
import io.mithridate.config.Decimal;
import io.mithridate.config.Place;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.runner.options.BoundValue;
import io.mithridate.runner.options.ModelOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds the entries of {@code defenses} that list settings of one defense from weak to strong.
 *
 * <p>A list from strong to weak is always an error; other sweeps are only an error if budgets are
 * requested.
 *
 * @param budgetsPlace the place at which budgets are requested; empty if no budgets are requested
 * @param complaints receives the errors found
 */
public record StrengthLists(Optional<Place> budgetsPlace, Complaints complaints) {

    /**
     * Returns the strength lists among the defenses, in order.
     *
     * @param entries the expansion of each entry of the axis
     * @param allBound whether all entries were bound without errors; if not, an entry with an error
     *     may be a list
     */
    List<SettingList> find(List<List<BoundValue<PluginUse>>> entries, boolean allBound) {
        List<SettingList> lists = new ArrayList<>();
        int complaintsBefore = complaints.count();
        entries.stream()
                .filter(uses -> uses.size() > 1)
                .forEach(uses -> strengthList(uses).ifPresent(lists::add));
        if (allBound && lists.isEmpty() && complaints.count() == complaintsBefore) {
            budgetsPlace.ifPresent(
                    place ->
                            complaints.add(
                                    place,
                                    "budgets choose among the strengths of a defense, and no entry"
                                        + " of 'defenses' has several; give one a list from weak to"
                                        + " strong, such as learning-rate: [1e-4, 2e-4, 5e-4]"));
        }
        return lists;
    }

    private Optional<SettingList> strengthList(List<BoundValue<PluginUse>> uses) {
        String plugin = uses.get(0).value().name();
        List<PluginSetting> settings = uses.stream().map(use -> use.value().setting()).toList();
        SortedSet<String> swept =
                Coordinates.differing(settings.stream().map(PluginSetting::options).toList());
        if (swept.isEmpty()) {
            return Optional.empty(); // all are equal; the axis reports the error
        }
        SortedMap<String, Direction> strengths =
                ModelOptions.schema(uses.get(0).value().plugin()).strengths();
        String advice =
                strengths.isEmpty()
                        ? "'%s' has no option marked as its strength; give each option one value, or remove 'budgets'"
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
        SettingList list = new SettingList(option, direction, settings);
        for (int i = 1; i < uses.size(); i++) {
            if (!list.isStrongerThanPrevious(i)) {
                return complaints.refuse(
                        place(uses.get(i), option),
                        "%s comes after %s, but a list goes from weak to strong, and a %s %s is stronger; change the order"
                                .formatted(
                                        list.value(settings.get(i)),
                                        list.value(settings.get(i - 1)),
                                        direction == Direction.INCREASING ? "higher" : "lower",
                                        option));
            }
        }
        return Optional.of(list);
    }

    private Optional<SettingList> refuse(Place place, String message) {
        if (budgetsPlace.isPresent()) {
            complaints.add(place, message);
        }
        return Optional.empty();
    }

    /** Returns the place of an option's value. */
    private static Place place(BoundValue<PluginUse> use, String option) {
        return use.resolved().at(use.value().path(option)).place();
    }

    /**
     * Returns a notice for each defense that sweeps a number but whose settings are not a list from
     * which budgets can choose. The notice says why the settings are not compared and how to change
     * that.
     *
     * @param defends returns {@code true} for a defense that changes the model; budgets choose
     *     among these
     */
    public static List<String> unlisted(Experiment experiment, Predicate<PluginUse> defends) {
        if (experiment.budgets().isEmpty()) {
            return List.of();
        }
        Set<PluginSetting> listed =
                experiment.strengthLists().stream()
                        .flatMap(list -> list.settings().stream())
                        .collect(Collectors.toSet());
        List<PluginUse> unlisted =
                experiment.defenses().stream()
                        .filter(use -> !listed.contains(use.setting()))
                        .filter(defends)
                        .toList();
        List<String> notices = new ArrayList<>();
        for (List<PluginUse> uses :
                Multimaps.asMap(Multimaps.index(unlisted, PluginUse::name)).values()) {
            SortedSet<String> swept =
                    Coordinates.differing(
                            uses.stream().map(use -> use.setting().options()).toList());
            Set<String> strengths = ModelOptions.schema(uses.get(0).plugin()).strengths().keySet();
            if (swept.size() > 1 && swept.stream().anyMatch(strengths::contains)) {
                notices.add(
                        "'%s' has no row at the budgets and no attack left: %s are swept together; write an entry of 'defenses' for each value of one of them."
                                .formatted(uses.get(0).name(), String.join(" and ", swept)));
            } else if (swept.size() == 1
                    && uses.stream()
                            .map(use -> use.setting().options().getOrDefault(swept.first(), ""))
                            .allMatch(Decimal::isNumber)) {
                notices.add(notice(uses.get(0).name(), swept.first(), strengths));
            }
        }
        return notices;
    }

    private static String notice(String defense, String option, Set<String> strengths) {
        if (strengths.contains(option)) {
            return "'%s' has no row at the budgets: the values of '%s' are not one list; write them in one entry of 'defenses', from weak to strong."
                    .formatted(defense, option);
        }
        return "'%s' has no row at the budgets: its option '%s' is not marked @Strength; list the values of %s, or write budgets: []."
                .formatted(defense, option, String.join(" or ", strengths));
    }
}
