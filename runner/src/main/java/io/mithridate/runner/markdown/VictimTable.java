package io.mithridate.runner.markdown;

import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The numbers of models that nobody defended, in percent or their own unit: a row for each way in
 * which an attack is set off. Attacks of one table were measured by the same metrics.
 */
final class VictimTable {

    private final Map<Condition, List<Summary>> numbers = new LinkedHashMap<>();
    private final Set<String> columns;

    private VictimTable(Set<String> columns) {
        this.columns = columns;
    }

    /** As many tables as needed. */
    static List<VictimTable> of(List<Summary> numbers) {
        Map<Condition, List<Summary>> rows = new LinkedHashMap<>();
        numbers.forEach(
                number ->
                        rows.computeIfAbsent(number.condition(), any -> new ArrayList<>())
                                .add(number));
        Map<Set<String>, VictimTable> tables = new LinkedHashMap<>();
        rows.forEach(
                (condition, own) ->
                        tables.computeIfAbsent(headings(own), VictimTable::new)
                                .numbers
                                .put(condition, own));
        return List.copyOf(tables.values());
    }

    private static Set<String> headings(List<Summary> own) {
        return own.stream()
                .map(number -> number.measure().heading())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * The table.
     *
     * @param control whether the models are controls
     * @param bar judges the victims, and says what they lost against their controls
     * @param titles name conditions
     * @param poisons say how pairs were poisoned, by title
     */
    String render(
            boolean control,
            VictimBar bar,
            Function<Condition, String> titles,
            Map<String, String> poisons) {
        boolean compared =
                !control && numbers.keySet().stream().anyMatch(row -> bar.lost(row).isPresent());
        List<String> head = new ArrayList<>(List.of("attack", "poison"));
        if (compared) {
            head.add("points below the control");
        }
        head.addAll(columns);
        MarkdownTable table = new MarkdownTable(2, head);
        numbers.forEach(
                (condition, own) -> {
                    String title = titles.apply(condition);
                    Set<String> triggers = triggers(own);
                    for (String trigger : triggers) {
                        List<String> cells = new ArrayList<>();
                        cells.add(triggers.size() == 1 ? title : title + ", " + trigger);
                        cells.add(control ? "none" : poisons.getOrDefault(title, Numbers.NONE));
                        if (compared) {
                            cells.add(bar.lost(condition).orElse(Numbers.NONE));
                        }
                        columns.forEach(column -> cells.add(number(own, column, trigger)));
                        table.add(cells);
                    }
                    if (compared) {
                        bar.judge(title, condition);
                    }
                });
        return table.render();
    }

    /** The ways in which an attack is set off; one without a name where there is none. */
    static Set<String> triggers(List<Summary> own) {
        Set<String> triggers = new LinkedHashSet<>();
        own.stream()
                .map(number -> number.measure().trigger())
                .filter(trigger -> !trigger.isEmpty())
                .forEach(triggers::add);
        return triggers.isEmpty() ? Set.of("") : triggers;
    }

    /** The number of a trigger, or of the model without any. */
    static String number(List<Summary> own, String column, String trigger) {
        return own.stream()
                .filter(number -> number.measure().heading().equals(column))
                .filter(
                        number ->
                                number.measure().trigger().isEmpty()
                                        || number.measure().trigger().equals(trigger))
                .findFirst()
                .map(VictimTable::text)
                .orElse(Numbers.NONE);
    }

    private static String text(Summary number) {
        Quantity quantity = number.measure().quantity();
        return quantity.isShare()
                ? Numbers.share(number.statistics())
                : Numbers.hundredths(number.statistics().mean()) + " " + quantity.unit();
    }
}
