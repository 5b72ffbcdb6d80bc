package io.mithridate.runner.console;

import io.mithridate.runner.report.RunSummary;
import io.mithridate.runner.report.RunSummary.Block;
import io.mithridate.runner.report.Table.Emphasis;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import java.util.List;
import java.util.stream.Collectors;

/** The summary at the end of a run, for a terminal. */
public final class SummaryText {

    private SummaryText() {}

    /**
     * The text, ending with a line feed.
     *
     * @param terminal for its colours and characters
     * @param width columns, at which sentences are broken between words
     */
    public static String of(EvaluatedRun run, Terminal terminal, int width) {
        StringBuilder text = new StringBuilder();
        boolean afterTable = false;
        for (Block block : RunSummary.of(run)) {
            if (block instanceof Block.Rows rows) {
                text.append(afterTable ? "\n" : "").append(TableText.of(rows.table(), terminal));
            } else if (block instanceof Block.Caption caption) {
                text.append('\n').append(painted(caption.emphasis(), caption.text(), terminal));
                text.append("\n\n");
            } else if (block instanceof Block.Lines lines) {
                text.append('\n');
                lines.lines().forEach(line -> text.append(text(line, terminal, width)));
            }
            afterTable = block instanceof Block.Rows;
        }
        return text.toString();
    }

    private static String text(Block.Line line, Terminal terminal, int width) {
        List<String> parts =
                line.wraps() ? Paragraph.lines("", "  ", line.text(), width) : List.of(line.text());
        return parts.stream()
                .map(part -> painted(line.emphasis(), part, terminal) + "\n")
                .collect(Collectors.joining());
    }

    private static String painted(Emphasis emphasis, String text, Terminal terminal) {
        return Paint.on(emphasis, terminal.shown(text), terminal);
    }
}
