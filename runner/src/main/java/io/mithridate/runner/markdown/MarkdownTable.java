package io.mithridate.runner.markdown;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A table in Markdown; the first columns hold words, the others numbers. */
final class MarkdownTable {

    private final List<List<String>> lines = new ArrayList<>();

    MarkdownTable(int words, List<String> head) {
        lines.add(head);
        List<String> rule = new ArrayList<>(Collections.nCopies(words, "---"));
        rule.addAll(Collections.nCopies(head.size() - words, "---:"));
        lines.add(rule);
    }

    void add(List<String> cells) {
        if (cells.size() != lines.get(0).size()) {
            throw new IllegalArgumentException(
                    "%d cells in a table of %d columns"
                            .formatted(cells.size(), lines.get(0).size()));
        }
        lines.add(cells);
    }

    boolean isEmpty() {
        return lines.size() == 2;
    }

    /** The table, ending with a line feed; a bar within a cell is escaped. */
    String render() {
        StringBuilder text = new StringBuilder();
        for (List<String> line : lines) {
            text.append('|');
            line.forEach(cell -> text.append(' ').append(cell.replace("|", "\\|")).append(" |"));
            text.append('\n');
        }
        return text.toString();
    }
}
