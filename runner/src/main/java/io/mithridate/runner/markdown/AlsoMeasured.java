package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What was measured under one attack beside shares of pictures, such as distances between
 * embeddings: numbers that may explain what defenses do.
 *
 * @param numbers of the victims and of what defenses made of them, on one split
 * @param labels of the lists
 */
record AlsoMeasured(List<Summary> numbers, ListLabels labels) {

    AlsoMeasured {
        numbers = numbers.stream().filter(each -> !each.measure().quantity().isShare()).toList();
    }

    /**
     * The table, with means over seeds; empty where shares alone were measured.
     *
     * @param lists in the order of the rows
     */
    String render(List<SettingList> lists) {
        List<Measure> measures = numbers.stream().map(Summary::measure).distinct().toList();
        if (measures.isEmpty()) {
            return "";
        }
        List<String> head = new ArrayList<>(List.of("defense", "strength"));
        measures.forEach(each -> head.add(heading(each)));
        MarkdownTable table = new MarkdownTable(2, head);
        table.add(row("none", "", measures, Condition::undefended));
        for (SettingList list : lists) {
            list.settings()
                    .forEach(
                            setting ->
                                    table.add(
                                            row(
                                                    labels.of(list),
                                                    list.option() + " " + list.value(setting),
                                                    measures,
                                                    each -> each.defense().equals(setting))));
        }
        return "\nAlso measured, means over seeds:\n\n" + table.render();
    }

    /** With the unit, which some names have in them: {@code cosine to target}. */
    private static String heading(Measure measure) {
        String unit = measure.quantity().unit();
        return measure.heading().contains(unit)
                ? measure.heading()
                : measure.heading() + ", " + unit;
    }

    private List<String> row(
            String defense, String strength, List<Measure> measures, Predicate<Condition> wanted) {
        List<String> cells = new ArrayList<>(List.of(defense, strength));
        for (Measure measure : measures) {
            cells.add(
                    numbers.stream()
                            .filter(each -> each.measure().equals(measure))
                            .filter(each -> wanted.test(each.condition()))
                            .findFirst()
                            .map(each -> Numbers.hundredths(each.statistics().mean()))
                            .orElse(Numbers.NONE));
        }
        return cells;
    }
}
