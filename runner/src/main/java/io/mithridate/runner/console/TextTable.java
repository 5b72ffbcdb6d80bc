package io.mithridate.runner.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Lines of cells, aligned: names to the left, numbers to the right, remarks to the left. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<Line> lines = new ArrayList<>();
    private final int names;
    private final int numbers;

    /**
     * A table without lines.
     *
     * @param names how many columns from the left hold names
     * @param numbers how many columns after them hold numbers; any others hold remarks
     */
    TextTable(int names, int numbers) {
        this.names = names;
        this.numbers = numbers;
    }

    void add(Optional<Paint> paint, List<String> cells) {
        lines.add(new Line(paint, List.copyOf(cells), false));
    }

    /** A line that ends with a name, which may be wider than its column. */
    void addHeading(List<String> cells) {
        lines.add(new Line(Optional.empty(), List.copyOf(cells), true));
    }

    String render(boolean colour) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.cells().size(); column++) {
                String cell = line.cells().get(column);
                String blanks = " ".repeat(Math.max(0, widths[column] - length(cell)));
                row.append(column == 0 ? "" : GAP)
                        .append(isNumber(column) ? blanks + cell : cell + blanks);
            }
            String plain = row.toString().stripTrailing();
            text.append(line.paint().map(paint -> paint.on(plain, colour)).orElse(plain))
                    .append('\n');
        }
        return text.toString();
    }

    private boolean isNumber(int column) {
        return column >= names && column < names + numbers;
    }

    private int[] widths() {
        int columns = lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        int[] widths = new int[columns];
        Arrays.fill(widths, 0);
        for (Line line : lines) {
            int counted = line.cells().size() - (line.isHeading() ? 1 : 0);
            for (int column = 0; column < counted; column++) {
                widths[column] = Math.max(widths[column], length(line.cells().get(column)));
            }
        }
        return widths;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private record Line(Optional<Paint> paint, List<String> cells, boolean isHeading) {}
}
