package io.mithridate.runner.report;

import java.util.List;

/** A part of a summary, whatever shows it. */
public sealed interface Block {

    /** A caption above a table. */
    record Caption(Emphasis emphasis, String text) implements Block {}

    /** A table. */
    record Rows(Table<?> table) implements Block {}

    /** Sentences, each on lines of its own. */
    record Lines(List<Line> lines) implements Block {

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A sentence.
     *
     * @param text may have line feeds
     * @param wraps whether it may be broken between words
     */
    record Line(Emphasis emphasis, String text, boolean wraps) {}
}
