package io.mithridate.runner.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A table, whatever shows it: columns of names, then of numbers, then of remarks.
 *
 * <p>Built line by line; cells are texts as people read them.
 */
public final class Table {

    private final List<Line> lines = new ArrayList<>();
    private final int names;
    private final int numbers;

    /**
     * A table without lines.
     *
     * @param names how many columns from the left hold names
     * @param numbers how many columns after them hold numbers; any others hold remarks
     */
    public Table(int names, int numbers) {
        this.names = names;
        this.numbers = numbers;
    }

    /**
     * A line.
     *
     * @param emphasis of all of it
     * @param cells from the left; columns that are left out are empty
     * @param isHeading whether it ends with a name that may be wider than its column
     */
    public record Line(Emphasis emphasis, List<String> cells, boolean isHeading) {

        public Line {
            cells = List.copyOf(cells);
        }
    }

    /** Adds a line of heads, of which there may be several above the others. */
    public void addHead(List<String> cells) {
        add(Emphasis.HEAD, cells);
    }

    /** Adds a line. */
    public void add(List<String> cells) {
        add(Emphasis.NONE, cells);
    }

    /** Adds a line that stands out. */
    public void add(Emphasis emphasis, List<String> cells) {
        lines.add(new Line(emphasis, cells, false));
    }

    /** Adds a line that ends with a name, which may be wider than its column. */
    public void addHeading(List<String> cells) {
        lines.add(new Line(Emphasis.NONE, cells, true));
    }

    /** The lines, heads first. */
    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** Returns the number of columns of the widest line. */
    public int columns() {
        return lines.stream().mapToInt(line -> line.cells().size()).max().orElse(0);
    }

    /** Returns whether a column holds numbers. */
    public boolean isNumber(int column) {
        return column >= names && column < names + numbers;
    }
}
