package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.SettingLists;
import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Defenses that stand at one setting, so that no budget chooses among any: their numbers on victims
 * and on controls.
 *
 * @param run the results
 * @param summaries every number of every condition
 */
record SingleSettings(RunResults run, List<Summary> summaries) {

    /** The table; empty where every defense is in a list. */
    String render() {
        SettingLists lists = new SettingLists(run.lists());
        Map<Condition, List<Summary>> numbers = new LinkedHashMap<>();
        Set<String> columns = new LinkedHashSet<>();
        for (Summary summary : summaries) {
            if (!summary.condition().undefended()
                    && lists.of(summary.condition().defense()).isEmpty()
                    && summary.measure().qualifiers().isEmpty()
                    && summary.measure().belongsTo(run.mainSplit())) {
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
                        cells.add(defenses.of(condition.defense()));
                        cells.add(condition.defenseClass().title());
                        columns.forEach(
                                column -> cells.add(VictimTable.number(own, column, trigger)));
                        table.add(cells);
                    }
                });
        return table.render();
    }
}
