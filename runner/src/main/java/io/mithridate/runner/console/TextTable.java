package io.mithridate.runner.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Lines of cells, aligned: names to the left, numbers to the right. */
final class TextTable {

    private static final String GAP = "  ";

    private final List<Line> lines = new ArrayList<>();
    private final int names;

    /**
     * A table without lines.
     *
     * @param names how many columns from the left hold names; the others hold numbers
     */
    TextTable(int names) {
        this.names = names;
    }

    void add(Optional<Paint> paint, List<String> cells) {
        lines.add(new Line(paint, List.copyOf(cells)));
    }

    String render(boolean colour) {
        int[] widths = widths();
        StringBuilder text = new StringBuilder();
        for (Line line : lines) {
            StringBuilder row = new StringBuilder();
            for (int column = 0; column < line.cells().size(); column++) {
                String cell = line.cells().get(column);
                String blanks =
                        String.join("", Collections.nCopies(widths[column] - length(cell), " "));
                row.append(column == 0 ? "" : GAP)
                        .append(column < names ? cell + blanks : blanks + cell);
            }
            String plain = row.toString().stripTrailing();
            text.append(line.paint().map(paint -> paint.on(plain, colour)).orElse(plain))
                    .append('\n');
        }
        return text.toString();
    }

    private int[] widths() {
        int columns = lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
        int[] widths = new int[columns];
        Arrays.fill(widths, 0);
        for (Line line : lines) {
            for (int column = 0; column < line.cells().size(); column++) {
                widths[column] = Math.max(widths[column], length(line.cells().get(column)));
            }
        }
        return widths;
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    private record Line(Optional<Paint> paint, List<String> cells) {}
}
