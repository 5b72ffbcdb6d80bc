package io.mithridate.runner.console;

import io.mithridate.report.RunSummary;
import io.mithridate.report.RunSummary.Block;
import io.mithridate.report.Table.Emphasis;
import io.mithridate.results.statistics.EvaluatedRun;
import java.util.List;
import java.util.stream.Collectors;

/** Formats the summary of a run for a terminal. */
public final class SummaryText {

    private SummaryText() {}

    /** Returns all results, fitted to the terminal's width. The text ends with a line feed. */
    public static String of(EvaluatedRun run, Terminal terminal) {
        return text(RunSummary.of(run), terminal);
    }

    /**
     * Returns the answer to the experiment's question in a few lines. The text ends with a line
     * feed.
     */
    public static String brief(EvaluatedRun run, Terminal terminal) {
        return text(RunSummary.brief(run), terminal);
    }

    private static String text(List<Block> blocks, Terminal terminal) {
        StringBuilder text = new StringBuilder();
        boolean afterTable = false;
        for (Block block : blocks) {
            if (block instanceof Block.Rows rows) {
                text.append(afterTable ? "\n" : "").append(TableText.of(rows.table(), terminal));
            } else if (block instanceof Block.Caption caption) {
                text.append('\n')
                        .append(
                                text(
                                        new Block.Line(caption.emphasis(), caption.text(), true),
                                        terminal))
                        .append('\n');
            } else if (block instanceof Block.Lines lines) {
                text.append('\n');
                lines.lines().forEach(line -> text.append(text(line, terminal)));
            }
            afterTable = block instanceof Block.Rows;
        }
        return text.toString();
    }

    private static String text(Block.Line line, Terminal terminal) {
        List<String> parts =
                line.wraps()
                        ? Paragraph.lines("", "  ", line.text(), terminal.width())
                        : List.of(line.text());
        return parts.stream()
                .map(part -> paint(line.emphasis(), part, terminal) + "\n")
                .collect(Collectors.joining());
    }

    private static String paint(Emphasis emphasis, String text, Terminal terminal) {
        return Style.on(emphasis, terminal.replaceUnprintable(text), terminal);
    }
}
