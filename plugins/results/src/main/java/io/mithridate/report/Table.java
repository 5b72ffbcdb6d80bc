package io.mithridate.report;

import io.mithridate.api.metric.Quantity;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import io.mithridate.results.statistics.Statistics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * A table that can be shown on a terminal, on a page and in Markdown. Its columns compute the cells
 * of a row from the object that the row describes.
 *
 * @param <T> the type of the objects described by rows
 */
public final class Table<T> {

    private final List<Column<T>> columns = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private final String title;
    private Function<T, String> attack = subject -> "";
    private Function<T, String> defense = subject -> "";

    /** Creates a table without a title or columns. */
    public Table() {
        this("");
    }

    /** Creates a table without columns. */
    public Table(String title) {
        this.title = title;
    }

    /** The kind of a column's content. */
    public enum Kind {
        /** Text. */
        TEXT,
        /** Names of the described objects. */
        NAME,
        /** Numbers, which are right-aligned. */
        NUMBER
    }

    /**
     * A column.
     *
     * @param title the head, with a line feed where a narrow window may break it
     * @param note a note below the head if there is space, e.g. "higher is better"
     * @param kind the kind of content
     * @param cell computes the column's cell in a row
     */
    public record Column<T>(String title, String note, Kind kind, Function<T, Cell> cell) {

        /** Returns {@code true} if the column is right-aligned. */
        public boolean isNumber() {
            return kind == Kind.NUMBER;
        }

        /** Returns the head in one line. */
        public String head() {
            return title.replace('\n', ' ').strip();
        }
    }

    /**
     * A cell, as formatted text.
     *
     * @param text a name or a number; a share is in percent, without a percent sign
     * @param spread the standard deviation over seeds; empty if there is none
     * @param unit the unit after the number, if the head does not contain it
     * @param remark a remark on the row
     * @param notes notes that are less important than the remark, each on its own line if there is
     *     space
     * @param shade the share that determines the background color on the page; often empty
     */
    public record Cell(
            String text,
            String spread,
            String unit,
            String remark,
            List<String> notes,
            Optional<Shade> shade) {

        /** A missing number. */
        public static final Cell MISSING = of("–");

        /** Returns a cell with a plain text. */
        public static Cell of(String text) {
            return of(text, "", List.of());
        }

        static Cell of(String text, String remark, List<String> notes) {
            return new Cell(text, "", "", remark, notes, Optional.empty());
        }

        /**
         * Returns a cell with a mean and its spread over seeds; the color of a share shows how good
         * it is.
         */
        static Cell of(Summary summary) {
            Quantity quantity = summary.measure().quantity();
            double mean = summary.statistics().mean();
            return quantity.isShare()
                    ? of(
                            summary.statistics(),
                            NumberFormats::percent,
                            " %",
                            Optional.of(new Shade(quantity.higherIsBetter(), mean)))
                    : of(
                            summary.statistics(),
                            value -> NumberFormats.significant(value, mean),
                            "",
                            Optional.empty());
        }

        /** Returns a cell with a mean share and its spread over seeds. */
        static Cell percent(Statistics statistics, String unit) {
            return of(statistics, NumberFormats::percent, unit, Optional.empty());
        }

        /** Returns this cell with a color. */
        Cell withShade(Shade newShade) {
            return new Cell(text, spread, unit, remark, notes, Optional.of(newShade));
        }

        private static Cell of(
                Statistics statistics,
                DoubleFunction<String> format,
                String unit,
                Optional<Shade> shade) {
            return new Cell(
                    format.apply(statistics.mean()),
                    statistics.sd().isPresent() ? format.apply(statistics.sd().getAsDouble()) : "",
                    unit,
                    "",
                    List.of(),
                    shade);
        }

        /** Returns the content in one line of plain text, without notes. */
        public String plain() {
            return text.equals(MISSING.text)
                    ? "-"
                    : text + (spread.isEmpty() ? "" : " ± " + spread) + unit;
        }
    }

    /** The share that determines a cell's color, and whether a high share is better. */
    public record Shade(boolean high, double share) {

        /** Returns the share, limited to the range from 0 to 1. */
        public String text() {
            return String.format(Locale.ROOT, "%.3f", Math.min(1, Math.max(0, share)));
        }
    }

    /**
     * A row.
     *
     * @param emphasis the style of the row
     * @param heading whether it is a heading for the rows below it; the last cell of a heading may
     *     be wider than its column
     * @param cells the cells, from left to right
     * @param attack the attack, by which the page filters rows; empty if the row is about several
     *     attacks
     * @param defense the defense without its strength; empty if the row is about several defenses
     */
    public record Line(
            Emphasis emphasis, boolean heading, List<Cell> cells, String attack, String defense) {}

    /** Sets the functions that return the attack and the defense of the rows added later. */
    void setFilters(Function<T, String> newAttack, Function<T, String> newDefense) {
        attack = newAttack;
        defense = newDefense;
    }

    /** Adds a column of texts. */
    public void text(String title, Function<T, String> text) {
        columns.add(new Column<>(title, "", Kind.TEXT, text.andThen(Cell::of)));
    }

    /** Adds a column with the names of the described objects. */
    public void name(String title, Function<T, String> text) {
        names(title, text.andThen(Cell::of));
    }

    /** Adds a column with the names of the described objects, with remarks and notes. */
    public void names(String title, Function<T, Cell> cell) {
        columns.add(new Column<>(title, "", Kind.NAME, cell));
    }

    /** Adds a column of numbers. */
    public void number(String title, Function<T, String> text) {
        numbers(title, text.andThen(Cell::of));
    }

    void numbers(String title, Function<T, Cell> cell) {
        numbers(title, "", cell);
    }

    /** Adds a column of numbers with a note below its head. */
    public void numbers(String title, String note, Function<T, Cell> cell) {
        columns.add(new Column<>(title, note, Kind.NUMBER, cell));
    }

    /** Adds a row for each object. */
    public Table<T> of(Collection<T> subjects) {
        subjects.forEach(this::add);
        return this;
    }

    /** Adds a row. */
    public void add(T subject) {
        add(Emphasis.NONE, subject);
    }

    /** Adds a row with an emphasis. */
    public void add(Emphasis emphasis, T subject) {
        lines.add(
                new Line(
                        emphasis,
                        false,
                        columns.stream().map(column -> column.cell().apply(subject)).toList(),
                        attack.apply(subject),
                        defense.apply(subject)));
    }

    /** Adds a heading for the rows that are added next. */
    public void addHeading(Cell... cells) {
        lines.add(new Line(Emphasis.NONE, true, List.of(cells), "", ""));
    }

    /** Returns the title of the table; often empty. */
    public String title() {
        return title;
    }

    /** Returns the columns, from left to right. */
    public List<Column<T>> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** Returns the rows, including headings, but not the column heads. */
    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** The reason for highlighting text. */
    public enum Emphasis {
        /** No highlighting. */
        NONE,
        /** A heading. */
        HEAD,
        /** A warning about the numbers beside it. */
        WARNING,
        /** A failure. */
        FAILURE
    }
}
