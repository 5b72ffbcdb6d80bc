package io.mithridate.runner.experiment;

import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.options.Decimal;
import io.mithridate.runner.options.ModelOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Finds defenses with several values of a number that are not a list from which budgets can choose.
 */
public final class UnlistedSweeps {

    private UnlistedSweeps() {}

    /**
     * Returns a notice for each such defense, with the reason why its settings are not compared and
     * how to change that.
     *
     * @param defends returns {@code true} for a defense that changes the model; budgets choose
     *     among these
     */
    public static List<String> notices(Experiment experiment, Predicate<PluginUse> defends) {
        if (experiment.budgets().isEmpty()) {
            return List.of();
        }
        Set<PluginSetting> listed =
                experiment.strengthLists().stream()
                        .flatMap(list -> list.settings().stream())
                        .collect(Collectors.toSet());
        Map<String, List<PluginUse>> unlisted =
                experiment.defenses().stream()
                        .filter(use -> !listed.contains(use.setting()))
                        .filter(defends)
                        .collect(
                                Collectors.groupingBy(
                                        PluginUse::name, LinkedHashMap::new, Collectors.toList()));
        List<String> notices = new ArrayList<>();
        for (List<PluginUse> uses : unlisted.values()) {
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
