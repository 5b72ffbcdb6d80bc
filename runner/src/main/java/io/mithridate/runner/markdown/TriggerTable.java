package io.mithridate.runner.markdown;

import io.mithridate.runner.results.MeasuredTrigger;
import io.mithridate.runner.results.TriggerRemarks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was measured of triggers, as a table: what all have in a column, the rest in words. */
final class TriggerTable {

    private static final List<String> COMMON =
            List.of(TriggerRemarks.STRENGTH, TriggerRemarks.ALIKE, TriggerRemarks.HALVING);

    private final List<MeasuredTrigger> triggers;

    TriggerTable(List<MeasuredTrigger> triggers) {
        this.triggers = List.copyOf(triggers);
    }

    String render() {
        MarkdownTable table =
                new MarkdownTable(
                        2,
                        List.of(
                                "attack",
                                "also measured",
                                "strength, grey levels",
                                "alike",
                                "left after halving"));
        for (MeasuredTrigger trigger : triggers) {
            List<String> cells = new ArrayList<>(List.of(trigger.title(), others(trigger)));
            COMMON.forEach(name -> cells.add(number(trigger, name)));
            table.add(cells);
        }
        return table.render();
    }

    private static String number(MeasuredTrigger trigger, String name) {
        Double number = trigger.numbers().get(name);
        return number == null ? Numbers.NONE : Numbers.hundredths(number);
    }

    private static String others(MeasuredTrigger trigger) {
        return trigger.numbers().entrySet().stream()
                .filter(number -> !COMMON.contains(number.getKey()))
                .map(number -> number.getKey() + " " + Numbers.hundredths(number.getValue()))
                .collect(Collectors.joining(", "));
    }
}
