package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

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
        List<String> head = new ArrayList<>(List.of("defense", "strengths"));
        measures.forEach(each -> head.add(heading(each)));
        MarkdownTable table = new MarkdownTable(2, head);
        List<String> victims = new ArrayList<>(List.of("none", ""));
        measures.forEach(each -> victims.add(mean(each, Condition::undefended)));
        table.add(victims);
        for (SettingList list : lists) {
            List<String> cells = new ArrayList<>();
            cells.add(labels.of(list));
            cells.add(list.option() + " " + atEachStrength(list, list::value));
            measures.forEach(
                    measure ->
                            cells.add(
                                    atEachStrength(
                                            list,
                                            setting ->
                                                    mean(
                                                            measure,
                                                            each ->
                                                                    each.defense()
                                                                            .equals(setting)))));
            table.add(cells);
        }
        return "\nAlso measured, means over seeds, in the order of the strengths:\n\n"
                + table.render();
    }

    private static String atEachStrength(SettingList list, Function<PluginSetting, String> text) {
        return list.settings().stream().map(text).collect(Collectors.joining(", "));
    }

    /** With the unit, which some names have in them: {@code cosine to target}. */
    private static String heading(Measure measure) {
        String unit = measure.quantity().unit();
        return measure.heading().contains(unit)
                ? measure.heading()
                : measure.heading() + ", " + unit;
    }

    private String mean(Measure measure, Predicate<Condition> wanted) {
        return numbers.stream()
                .filter(each -> each.measure().equals(measure))
                .filter(each -> wanted.test(each.condition()))
                .findFirst()
                .map(
                        each ->
                                Numbers.hundredths(each.statistics().mean())
                                        + SomeSeeds.of(each, numbers))
                .orElse(Numbers.NONE);
    }
}
