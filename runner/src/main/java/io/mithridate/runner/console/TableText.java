package io.mithridate.runner.console;

import io.mithridate.report.Table;
import io.mithridate.report.Table.Cell;
import io.mithridate.report.Table.Column;
import io.mithridate.report.Table.Emphasis;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Formats a table for a terminal, with names and texts left-aligned and numbers right-aligned. In a
 * table that is wider than the terminal, cells are wrapped at word boundaries: first the column
 * heads, then texts, and finally numbers.
 */
final class TableText {

    private static final String GAP = "  ";

    private final List<Column<?>> columns;
    private final List<Row> rows = new ArrayList<>();
    private final int[] widths;
    private final int width;

    private TableText(Table<?> table, Terminal terminal) {
        columns = List.copyOf(table.columns());
        widths = new int[columns.size()];
        if (columns.stream().anyMatch(column -> !column.title().isEmpty())) {
            rows.add(
                    new Row(
                            Emphasis.HEAD,
                            false,
                            columns.stream()
                                    .map(column -> List.of(column.title().split("\n", -1)))
                                    .toList()));
        }
        for (Table.Line line : table.lines()) {
            rows.add(
                    new Row(
                            line.emphasis(),
                            line.heading(),
                            line.cells().stream()
                                    .map(cell -> lines(line, cell, terminal))
                                    .toList()));
        }
        for (int column = 0; column < widths.length; column++) {
            widths[column] = maxWidth(column, true, false);
        }
        width = terminal.width();
        fitToWidth();
    }

    /** Returns the lines of a table, each ending with a line feed. */
    static String of(Table<?> table, Terminal terminal) {
        StringBuilder text = new StringBuilder();
        TableText shown = new TableText(table, terminal);
        for (Row row : shown.rows) {
            for (String line : shown.lines(row)) {
                text.append(Style.on(row.emphasis, line, terminal)).append('\n');
            }
        }
        return text.toString();
    }

    /**
     * A row.
     *
     * @param cells the lines of each cell
     */
    private record Row(Emphasis emphasis, boolean heading, List<List<String>> cells) {}

    private static List<String> lines(Table.Line line, Cell cell, Terminal terminal) {
        String text = terminal.replaceUnprintable(cell.plain());
        String aside =
                Stream.concat(cell.notes().stream(), Stream.of(cell.remark()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", "));
        if (aside.isEmpty()) {
            return List.of(text);
        }
        String shown = terminal.replaceUnprintable(aside);
        return line.heading() ? List.of(text + ": " + shown) : List.of(text, GAP + shown);
    }

    private void fitToWidth() {
        for (boolean[] breakable : new boolean[][] {{false, false}, {true, false}, {true, true}}) {
            int[] minWidths = new int[widths.length];
            for (int column = 0; column < widths.length; column++) {
                boolean breaks = breakable[columns.get(column).isNumber() ? 1 : 0];
                minWidths[column] =
                        Math.max(maxWidth(column, false, breaks), maxWidth(column, true, true));
            }
            while (offsetOf(widths.length) - GAP.length() > width) {
                int widest = -1;
                for (int column = 0; column < widths.length; column++) {
                    if (widths[column] > minWidths[column]
                            && (widest < 0 || widths[column] > widths[widest])) {
                        widest = column;
                    }
                }
                if (widest < 0) {
                    break;
                }
                widths[widest]--;
            }
        }
    }

    /**
     * Returns the width of the widest line or word in a column. The last cell of a heading is
     * ignored, because it may be wider than its column.
     */
    private int maxWidth(int column, boolean heads, boolean words) {
        return rows.stream()
                .filter(row -> heads || row.emphasis != Emphasis.HEAD)
                .filter(row -> column < row.cells.size() - (row.heading ? 1 : 0))
                .flatMap(row -> row.cells.get(column).stream())
                .flatMap(line -> words ? Stream.of(line.strip().split(" ", -1)) : Stream.of(line))
                .mapToInt(TableText::length)
                .max()
                .orElse(0);
    }

    /** Returns the position of a column on the terminal. */
    private int offsetOf(int column) {
        return Arrays.stream(widths, 0, column).sum() + GAP.length() * column;
    }

    private List<String> lines(Row row) {
        List<List<String>> cells = new ArrayList<>();
        for (int column = 0; column < row.cells.size(); column++) {
            boolean last = row.heading && column == row.cells.size() - 1;
            int cellWidth = last ? width - offsetOf(column) : widths[column];
            cells.add(
                    row.cells.get(column).stream()
                            .flatMap(line -> wrap(line, cellWidth).stream())
                            .toList());
        }
        int height = cells.stream().mapToInt(List::size).max().orElse(0);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < height; i++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < cells.size(); column++) {
                List<String> cell = cells.get(column);
                // Column heads are aligned at the bottom.
                int part = row.emphasis == Emphasis.HEAD ? i - height + cell.size() : i;
                String text = part >= 0 && part < cell.size() ? cell.get(part) : "";
                String blanks = " ".repeat(Math.max(0, widths[column] - length(text)));
                line.append(column == 0 ? "" : GAP)
                        .append(columns.get(column).isNumber() ? blanks + text.strip() : text)
                        .append(columns.get(column).isNumber() ? "" : blanks);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static List<String> wrap(String text, int width) {
        if (length(text) <= width) {
            return List.of(text);
        }
        boolean aside = text.startsWith(GAP);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split(" ", -1)) {
            if (line.length() > 0 && length(line.toString()) + 1 + length(word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            if (line.length() > 0) {
                line.append(' ');
            } else if (aside) {
                line.append(lines.isEmpty() ? GAP : GAP + GAP);
            }
            line.append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }
}
