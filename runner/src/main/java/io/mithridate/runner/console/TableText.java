package io.mithridate.runner.console;

import io.mithridate.runner.report.Table;
import io.mithridate.runner.report.Table.Emphasis;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A table for a terminal, aligned: names to the left, numbers to the right, remarks to the left.
 */
final class TableText {

    private static final String GAP = "  ";

    private TableText() {}

    /** Its lines, heads first, each ending with a line feed. */
    static String of(Table<?> table, Terminal terminal) {
        List<Line> lines = new ArrayList<>(heads(table.columns()));
        for (Table.Line line : table.lines()) {
            lines.add(
                    new Line(
                            line.emphasis(),
                            line.heading(),
                            line.cells().stream()
                                    .map(cell -> terminal.shown(cell.plain()))
                                    .toList()));
        }
        int[] widths = widths(lines, table.columns().size());
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.cells.size(); column++) {
                String cell = line.cells.get(column);
                String blanks = " ".repeat(Math.max(0, widths[column] - length(cell)));
                row.append(column == 0 ? "" : GAP)
                        .append(
                                table.columns().get(column).isNumber()
                                        ? blanks + cell
                                        : cell + blanks);
            }
            text.append(Paint.on(line.emphasis, row.toString().stripTrailing(), terminal))
                    .append('\n');
        }
        return text.toString();
    }

    private record Line(Emphasis emphasis, boolean heading, List<String> cells) {}

    /** As many lines as the head with the most has; the others stand below. */
    private static List<Line> heads(List<? extends Table.Column<?>> columns) {
        List<List<String>> titles =
                columns.stream().map(column -> List.of(column.title().split("\n", -1))).toList();
        if (titles.stream().allMatch(List.of("")::equals)) {
            return List.of();
        }
        int height = titles.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, height)
                .mapToObj(
                        line ->
                                titles.stream()
                                        .map(parts -> part(parts, line - height + parts.size()))
                                        .toList())
                .map(cells -> new Line(Emphasis.HEAD, false, cells))
                .toList();
    }

    private static String part(List<String> parts, int line) {
        return line < 0 ? "" : parts.get(line);
    }

    private static int[] widths(List<Line> lines, int columns) {
        int[] widths = new int[columns];
        for (Line line : lines) {
            int counted = line.cells.size() - (line.heading ? 1 : 0);
            for (int column = 0; column < counted; column++) {
                widths[column] = Math.max(widths[column], length(line.cells.get(column)));
            }
        }
        return widths;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
