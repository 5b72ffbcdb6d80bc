package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.SettingLists;
import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Defenses that were measured at one setting, so that no budget chooses among several: their
 * numbers on victims and on controls, below those of the same models undefended.
 *
 * @param run the results
 * @param summaries the main numbers of every condition
 */
record SingleSettings(RunResults run, List<Summary> summaries) {

    /** The table; empty where every defense is in a list. */
    String render() {
        Map<Condition, List<Summary>> numbers = new LinkedHashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        SettingLists lists = new SettingLists(run.lists());
        Map<Victims, Set<PluginSetting>> measured = measured();
        Set<Victims> defendedOnce =
                summaries.stream()
                        .map(Summary::condition)
                        .filter(condition -> !condition.undefended())
                        .filter(condition -> isAlone(condition, lists, measured))
                        .map(Victims::of)
                        .collect(Collectors.toSet());
        for (Summary summary : summaries) {
            Condition condition = summary.condition();
            boolean shown =
                    condition.undefended()
                            ? defendedOnce.contains(Victims.of(condition))
                            : isAlone(condition, lists, measured);
            if (shown && summary.measure().belongsTo(run.mainSplit())) {
                numbers.computeIfAbsent(summary.condition(), any -> new ArrayList<>()).add(summary);
                columns.add(summary.measure().heading());
            }
        }
        if (numbers.isEmpty()) {
            return "";
        }
        SettingLabels attacks =
                new SettingLabels(numbers.keySet().stream().map(Condition::attack).toList());
        SettingLabels defenses =
                new SettingLabels(numbers.keySet().stream().map(Condition::defense).toList());
        List<String> head = new ArrayList<>(List.of("attack", "model", "defense", "needs"));
        head.addAll(columns);
        MarkdownTable table = new MarkdownTable(4, head);
        numbers.forEach(
                (condition, own) -> {
                    String attack = condition.titleOf(attacks.of(condition.attack()));
                    Set<String> triggers = VictimTable.triggers(own);
                    for (String trigger : triggers) {
                        List<String> cells = new ArrayList<>();
                        cells.add(triggers.size() == 1 ? attack : attack + ", " + trigger);
                        cells.add(condition.control() ? "clean" : "victim");
                        cells.add(title(condition.defense(), lists, defenses));
                        cells.add(condition.defenseClass().title());
                        columns.forEach(
                                column -> cells.add(VictimTable.number(own, column, trigger)));
                        table.add(cells);
                    }
                });
        return table.render();
    }

    /** The name; of a list the strength as well, which no other setting beside it shows. */
    private static String title(PluginSetting defense, SettingLists lists, SettingLabels labels) {
        String label = labels.of(defense);
        return lists.of(defense)
                .filter(list -> label.equals(defense.name()))
                .map(list -> "%s (%s %s)".formatted(label, list.option(), list.value(defense)))
                .orElse(label);
    }

    /** Whether no other setting of its list was measured on these victims. */
    private static boolean isAlone(
            Condition condition, SettingLists lists, Map<Victims, Set<PluginSetting>> measured) {
        Set<PluginSetting> beside = measured.getOrDefault(Victims.of(condition), Set.of());
        return lists.of(condition.defense())
                .map(list -> list.settings().stream().filter(beside::contains).count() < 2)
                .orElse(true);
    }

    /** What was measured, by the victims that it was measured on. */
    private Map<Victims, Set<PluginSetting>> measured() {
        Map<Victims, Set<PluginSetting>> measured = new HashMap<>();
        for (Summary summary : summaries) {
            measured.computeIfAbsent(Victims.of(summary.condition()), any -> new HashSet<>())
                    .add(summary.condition().defense());
        }
        return measured;
    }

    private record Victims(String scenario, PluginSetting attack, boolean control) {

        static Victims of(Condition condition) {
            return new Victims(condition.scenario(), condition.attack(), condition.control());
        }
    }
}
