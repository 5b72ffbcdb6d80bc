package io.mithridate.runner.console;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;

/**
 * The last lines of a terminal, one for each bar that is being drawn; what is said stands above
 * them. Safe for use by several threads.
 */
final class BarBoard {

    private static final String CLEAR_LINE = "\r\u001b[K";
    private static final String LINE_UP = "\u001b[A";

    private final PrintStream stream;
    private final List<Row> rows = new ArrayList<>();
    private int drawn;

    BarBoard(PrintStream stream) {
        this.stream = stream;
    }

    /** A line of its own for a bar, which comes when the bar is first drawn. */
    ConsoleProgressBarConsumer row() {
        return new Row(false);
    }

    /** The line below those of all other bars. */
    ConsoleProgressBarConsumer lastRow() {
        return new Row(true);
    }

    /** Says something above the bars. */
    synchronized void say(String line) {
        erase();
        stream.print(SafeText.of(line) + System.lineSeparator());
        draw();
    }

    private void erase() {
        if (drawn > 0) {
            stream.print(CLEAR_LINE + (LINE_UP + CLEAR_LINE).repeat(drawn - 1));
        }
        drawn = 0;
    }

    private void draw() {
        List<String> texts = rows.stream().map(row -> row.text).toList();
        stream.print(String.join(System.lineSeparator(), texts));
        stream.flush();
        drawn = texts.size();
    }

    private synchronized void show(Row row, String text) {
        // A bar draws itself by a thread of its own, which may be late.
        if (row.ended) {
            return;
        }
        erase();
        row.text = SafeText.of(text.strip());
        if (!rows.contains(row)) {
            rows.add(row);
            // Stable: the others stay in the order in which they were first drawn.
            rows.sort(Comparator.comparing((Row other) -> other.last));
        }
        draw();
    }

    /** A bar that has ended stays where it is, as a line that was said. */
    private synchronized void end(Row row) {
        row.ended = true;
        if (rows.contains(row)) {
            erase();
            rows.remove(row);
            stream.print(row.text + System.lineSeparator());
            draw();
        }
    }

    /** The line on which a bar is drawn; it is as wide as the terminal allows. */
    private final class Row extends ConsoleProgressBarConsumer {

        private final boolean last;
        private String text = "";
        private boolean ended;

        Row(boolean last) {
            super(stream);
            this.last = last;
        }

        @Override
        public void accept(String rendered) {
            show(this, rendered);
        }

        @Override
        public void close() {
            end(this);
        }
    }
}
