package io.mithridate.runner.report;

import io.mithridate.api.metric.Quantity;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Summary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;

/**
 * A table, built once and shown by the terminal, the page and Markdown alike: columns, each of
 * which makes its cell of what a line is about, and lines.
 *
 * @param <T> what a line is about
 */
public final class Table<T> {

    private final List<Column<T>> columns = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private final String title;
    private Function<T, String> attack = about -> "";
    private Function<T, String> defense = about -> "";

    /** A table without a title, and without columns yet. */
    public Table() {
        this("");
    }

    /** A table without columns yet. */
    public Table(String title) {
        this.title = title;
    }

    /** The contents of a column. */
    public enum Kind {
        /** Words. */
        TEXT,
        /** Names of what the lines are about. */
        NAME,
        /** Numbers, which are set to the right. */
        NUMBER
    }

    /**
     * A column.
     *
     * @param title its head; a line feed where a narrow window breaks it
     * @param note said below the head where there is room: "higher is better"
     * @param cell makes its cell of a line
     */
    public record Column<T>(String title, String note, Kind kind, Function<T, Cell> cell) {

        /** {@code true} if it is set to the right. */
        public boolean isNumber() {
            return kind == Kind.NUMBER;
        }

        /** The head in one line. */
        public String head() {
            return title.replace('\n', ' ').strip();
        }
    }

    /**
     * A cell, in texts as people read them.
     *
     * @param text a name or a number; a share in percent, without its sign
     * @param spread standard deviation over seeds; empty where there is none
     * @param unit stands behind the number where the head does not say it
     * @param remark qualifies the line
     * @param notes of less weight, each in a line of its own where there is room
     * @param shade how strongly the page colours it
     */
    public record Cell(
            String text,
            String spread,
            String unit,
            String remark,
            List<String> notes,
            Optional<Shade> shade) {

        /** A number that was not measured. */
        public static final Cell MISSING = of("–");

        /** A plain text. */
        public static Cell of(String text) {
            return of(text, "", List.of());
        }

        static Cell of(String text, String remark, List<String> notes) {
            return new Cell(text, "", "", remark, notes, Optional.empty());
        }

        /** A mean with its spread over seeds; a share is coloured by which way is better. */
        static Cell of(Summary summary) {
            Quantity quantity = summary.measure().quantity();
            double mean = summary.statistics().mean();
            return quantity.isShare()
                    ? of(
                            summary.statistics(),
                            Figures::percent,
                            " %",
                            Optional.of(new Shade(quantity.higherIsBetter(), mean)))
                    : of(
                            summary.statistics(),
                            value -> Figures.significant(value, mean),
                            "",
                            Optional.empty());
        }

        /** A mean share with its spread over seeds. */
        static Cell percent(Statistics statistics, String unit) {
            return of(statistics, Figures::percent, unit, Optional.empty());
        }

        /** The same in a colour. */
        Cell shaded(Shade colour) {
            return new Cell(text, spread, unit, remark, notes, Optional.of(colour));
        }

        private static Cell of(
                Statistics statistics,
                DoubleFunction<String> text,
                String unit,
                Optional<Shade> shade) {
            return new Cell(
                    text.apply(statistics.mean()),
                    statistics.sd().isPresent() ? text.apply(statistics.sd().getAsDouble()) : "",
                    unit,
                    "",
                    List.of(),
                    shade);
        }

        /** All of it in one line of plain text, without its notes. */
        public String plain() {
            return text.equals(MISSING.text)
                    ? "-"
                    : text + (spread.isEmpty() ? "" : " ± " + spread) + unit;
        }
    }

    /** A share that a cell is coloured by, and whether a high one is better. */
    public record Shade(boolean high, double share) {

        /** The share, from 0 to 1. */
        public String text() {
            return String.format(Locale.ROOT, "%.3f", Math.min(1, Math.max(0, share)));
        }
    }

    /**
     * A line.
     *
     * @param emphasis of all of it
     * @param heading whether it heads the lines below; its last cell may be wider than its column
     * @param cells from the left
     * @param attack the attack that it is about, by which the page filters; empty if about several
     * @param defense the defense, without its strength; empty if about several
     */
    public record Line(
            Emphasis emphasis, boolean heading, List<Cell> cells, String attack, String defense) {}

    /** Says which attack and which defense the lines that follow are about. */
    void about(Function<T, String> newAttack, Function<T, String> newDefense) {
        attack = newAttack;
        defense = newDefense;
    }

    /** Adds a column of words. */
    public void text(String title, Function<T, String> text) {
        columns.add(new Column<>(title, "", Kind.TEXT, text.andThen(Cell::of)));
    }

    /** Adds the column of what the lines are about. */
    public void name(String title, Function<T, String> text) {
        names(title, text.andThen(Cell::of));
    }

    /** Adds the column of what the lines are about, with remarks and notes. */
    public void names(String title, Function<T, Cell> cell) {
        columns.add(new Column<>(title, "", Kind.NAME, cell));
    }

    /** Adds a column of numbers. */
    public void number(String title, Function<T, String> text) {
        numbers(title, "", text.andThen(Cell::of));
    }

    /** Adds a column of numbers with a note below its head. */
    public void numbers(String title, String note, Function<T, Cell> cell) {
        columns.add(new Column<>(title, note, Kind.NUMBER, cell));
    }

    /** Adds a line for each thing. */
    public Table<T> of(Collection<T> abouts) {
        abouts.forEach(this::add);
        return this;
    }

    /** Adds a line. */
    public void add(T about) {
        add(Emphasis.NONE, about);
    }

    /** Adds a line that stands out. */
    public void add(Emphasis emphasis, T about) {
        lines.add(
                new Line(
                        emphasis,
                        false,
                        columns.stream().map(column -> column.cell().apply(about)).toList(),
                        attack.apply(about),
                        defense.apply(about)));
    }

    /** Adds a line that heads those below it. */
    public void addHeading(List<Cell> cells) {
        lines.add(new Line(Emphasis.NONE, true, List.copyOf(cells), "", ""));
    }

    /** Returns the words above it; often none. */
    public String title() {
        return title;
    }

    /** The columns, from the left. */
    public List<Column<T>> columns() {
        return Collections.unmodifiableList(columns);
    }

    /** The lines below the head. */
    public List<Line> lines() {
        return Collections.unmodifiableList(lines);
    }

    /** Why a line stands out. */
    public enum Emphasis {
        /** It does not. */
        NONE,
        /** It heads what follows. */
        HEAD,
        /** It qualifies the numbers beside it. */
        WARNING,
        /** Something failed. */
        FAILURE
    }
}
