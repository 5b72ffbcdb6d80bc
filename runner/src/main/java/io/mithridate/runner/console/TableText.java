package io.mithridate.runner.console;

import io.mithridate.runner.report.Table;
import java.util.List;

/**
 * A table for a terminal, aligned: names to the left, numbers to the right, remarks to the left.
 */
final class TableText {

    private static final String GAP = "  ";

    private TableText() {}

    /** Its lines, each ending with a line feed. */
    static String of(Table table, boolean colour) {
        int[] widths = widths(table);
        StringBuilder text = new StringBuilder();
        for (Table.Line line : table.lines()) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.cells().size(); column++) {
                String cell = line.cells().get(column);
                String blanks = " ".repeat(Math.max(0, widths[column] - length(cell)));
                row.append(column == 0 ? "" : GAP)
                        .append(table.isNumber(column) ? blanks + cell : cell + blanks);
            }
            String plain = row.toString().stripTrailing();
            text.append(
                            Paint.of(line.emphasis())
                                    .map(paint -> paint.on(plain, colour))
                                    .orElse(plain))
                    .append('\n');
        }
        return text.toString();
    }

    private static int[] widths(Table table) {
        int[] widths = new int[table.columns()];
        for (Table.Line line : table.lines()) {
            List<String> cells = line.cells();
            int counted = cells.size() - (line.isHeading() ? 1 : 0);
            for (int column = 0; column < counted; column++) {
                widths[column] = Math.max(widths[column], length(cells.get(column)));
            }
        }
        return widths;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
