package io.mithridate.runner.report;

import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.SettingLists;
import io.mithridate.runner.results.statistics.ComparisonTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a table calls the defense in each of its lines. Where what tells the settings apart is too
 * long for a line of numbers, a defense at several strengths has a line of its own, and below it
 * one for each strength.
 */
final class DefenseColumn {

    /** Our choice: how wide names may be before numbers leave a window of usual width. */
    private static final int WIDEST = 48;

    private final SettingLists lists;
    private final ListLabels labels;
    private final boolean grouped;

    DefenseColumn(List<SettingList> lists, List<ComparisonTable.Row> rows) {
        this.lists = new SettingLists(lists);
        labels = new ListLabels(lists);
        grouped = needLinesOfTheirOwn(rows.stream().map(ComparisonTable.Row::defense));
    }

    /**
     * Returns whether names, among them the widest of a table, are too long to stand beside
     * numbers.
     */
    static boolean needLinesOfTheirOwn(Stream<String> names) {
        return names.anyMatch(name -> name.length() > WIDEST);
    }

    /** The name for the line above a row, if one belongs there. */
    Optional<String> above(Optional<ComparisonTable.Row> before, ComparisonTable.Row row) {
        Optional<SettingList> list = listOf(row);
        boolean goesOn =
                before.isPresent()
                        && listOf(before.get()).equals(list)
                        && before.get().condition().sameVictims(row.condition());
        return goesOn ? Optional.empty() : list.map(labels::of);
    }

    /** The name in a row. */
    String in(ComparisonTable.Row row) {
        return listOf(row)
                .map(
                        list ->
                                "  %s %s"
                                        .formatted(
                                                list.option(),
                                                list.value(row.condition().defense())))
                .orElse(row.defense());
    }

    private Optional<SettingList> listOf(ComparisonTable.Row row) {
        return grouped ? lists.of(row.condition().defense()) : Optional.empty();
    }
}
