package io.mithridate.report;

import io.mithridate.report.RunSummary.Block;
import io.mithridate.report.Table.Emphasis;
import io.mithridate.results.statistics.EvaluatedRun;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Formats the summary of a run as Markdown, for pages kept in the repository. */
public final class MarkdownText {

    private MarkdownText() {}

    /** Returns the summary, which ends with a line feed. */
    public static String of(EvaluatedRun run) {
        return RunSummary.of(run).stream()
                .map(MarkdownText::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Block block) {
        if (block instanceof Block.Rows rows) {
            return table(rows.table());
        }
        if (block instanceof Block.Caption caption) {
            return (caption.emphasis() == Emphasis.HEAD ? "## " : "### ")
                    + escape(caption.text())
                    + "\n";
        }
        return ((Block.Lines) block)
                .lines().stream()
                        .map(line -> "- " + escape(line.text().strip()) + "\n")
                        .collect(Collectors.joining());
    }

    private static String table(Table<?> table) {
        StringBuilder text =
                new StringBuilder(row(table.columns().stream().map(Table.Column::head), table));
        text.append(
                table.columns().stream()
                        .map(column -> column.isNumber() ? "---:" : "---")
                        .collect(Collectors.joining("|", "|", "|\n")));
        for (Table.Line line : table.lines()) {
            text.append(row(line.cells().stream().map(cell -> cell.plain().strip()), table));
        }
        return text.toString();
    }

    private static String row(Stream<String> cells, Table<?> table) {
        return Stream.concat(cells.map(MarkdownText::escape), Stream.generate(() -> ""))
                .limit(table.columns().size())
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Escapes Markdown syntax; names come from files and may contain it. */
    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_|<\\[])", "\\\\$1").replaceAll("\\s*\\R\\s*", " ");
    }
}
