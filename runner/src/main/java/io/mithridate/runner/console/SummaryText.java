package io.mithridate.runner.console;

import io.mithridate.runner.report.Block;
import io.mithridate.runner.report.Emphasis;
import io.mithridate.runner.report.RunSummary;
import io.mithridate.runner.results.statistics.EvaluatedRun;

/** The summary at the end of a run, for a terminal. */
public final class SummaryText {

    private final Terminal terminal;
    private final int width;

    /** A summary for a terminal, in its colours and characters, whose lines are not broken. */
    public SummaryText(Terminal terminal) {
        this(terminal, Integer.MAX_VALUE);
    }

    /**
     * A summary for a terminal.
     *
     * @param width columns, at which sentences are broken between words
     */
    public SummaryText(Terminal terminal, int width) {
        this.terminal = terminal;
        this.width = width;
    }

    /** The text, ending with a line feed. */
    public String of(EvaluatedRun run) {
        StringBuilder text = new StringBuilder();
        boolean afterTable = false;
        for (Block block : RunSummary.of(run)) {
            if (block instanceof Block.Rows rows) {
                text.append(afterTable ? "\n" : "").append(TableText.of(rows.table(), terminal));
            } else if (block instanceof Block.Caption caption) {
                text.append('\n').append(painted(caption.emphasis(), caption.text()));
                text.append("\n\n");
            } else if (block instanceof Block.Lines lines) {
                text.append('\n');
                lines.lines().forEach(line -> add(line, text));
            }
            afterTable = block instanceof Block.Rows;
        }
        return text.toString();
    }

    private void add(Block.Line line, StringBuilder text) {
        if (!line.wraps()) {
            text.append(painted(line.emphasis(), line.text())).append('\n');
            return;
        }
        for (String part : Paragraph.lines("", "  ", line.text(), width)) {
            text.append(painted(line.emphasis(), part)).append('\n');
        }
    }

    private String painted(Emphasis emphasis, String text) {
        return Paint.on(emphasis, terminal.shown(text), terminal);
    }
}
