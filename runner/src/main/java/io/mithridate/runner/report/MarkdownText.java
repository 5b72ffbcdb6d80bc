package io.mithridate.runner.report;

import io.mithridate.runner.results.statistics.EvaluatedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The summary of a run in Markdown, for pages that are kept with the source. */
public final class MarkdownText {

    private MarkdownText() {}

    /** The summary, ending with a line feed. */
    public static String of(EvaluatedRun run) {
        return RunSummary.of(run, true).stream()
                .map(MarkdownText::text)
                .collect(Collectors.joining("\n"));
    }

    private static String text(Block block) {
        if (block instanceof Block.Rows rows) {
            return table(rows.table());
        }
        if (block instanceof Block.Caption caption) {
            return (caption.emphasis() == Emphasis.HEAD ? "## " : "### ")
                    + escaped(caption.text())
                    + "\n";
        }
        return ((Block.Lines) block)
                .lines().stream()
                        .map(line -> "- " + escaped(line.text().strip()) + "\n")
                        .collect(Collectors.joining());
    }

    /** Heads above each other are one; a number's column is aligned to the right. */
    private static String table(Table table) {
        List<String> heads = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Table.Line line : table.lines()) {
            if (line.emphasis() != Emphasis.HEAD) {
                rows.add(line.cells());
                continue;
            }
            for (int column = 0; column < line.cells().size(); column++) {
                String more = line.cells().get(column);
                if (column < heads.size()) {
                    heads.set(column, (heads.get(column) + " " + more).strip());
                } else {
                    heads.add(more);
                }
            }
        }
        StringBuilder text = new StringBuilder(row(heads, table.columns()));
        text.append(
                IntStream.range(0, table.columns())
                        .mapToObj(column -> table.isNumber(column) ? "---:" : "---")
                        .collect(Collectors.joining("|", "|", "|\n")));
        rows.forEach(cells -> text.append(row(cells, table.columns())));
        return text.toString();
    }

    private static String row(List<String> cells, int columns) {
        return IntStream.range(0, columns)
                .mapToObj(column -> column < cells.size() ? escaped(cells.get(column).strip()) : "")
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** Names come from files: what Markdown would read is escaped. */
    private static String escaped(String text) {
        return text.replaceAll("([\\\\`*_|<\\[])", "\\\\$1").replaceAll("\\s*\\R\\s*", " ");
    }
}
