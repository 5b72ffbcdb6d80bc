package io.mithridate.runner.console;

import io.mithridate.report.Table;
import io.mithridate.report.Table.Emphasis;
import io.mithridate.runner.data.DataSurvey;
import io.mithridate.runner.data.Findings;
import io.mithridate.runner.data.Tally;
import java.util.ArrayList;
import java.util.List;

/** Formats the findings about a data set, one per line. */
public final class DataText {

    private static final int MAX_NAMED = 10;

    private DataText() {}

    /** Returns the text, which ends with a line feed. */
    public static String of(DataSurvey survey, Terminal terminal) {
        Table<Findings.Finding> lines = new Table<>();
        lines.name("", finding -> "  " + finding.name());
        lines.text("", Findings.Finding::text);
        StringBuilder text = new StringBuilder(Style.on(Emphasis.HEAD, survey.title(), terminal));
        text.append('\n').append(TableText.of(lines.of(Findings.of(survey)), terminal));
        firstRows("left out", survey.leftOut()).forEach(line -> text.append(line).append('\n'));
        firstRows("corrupt", Findings.corrupt(survey))
                .forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static List<String> firstRows(String label, Tally rows) {
        List<String> lines = new ArrayList<>();
        rows.named().stream()
                .limit(MAX_NAMED)
                .forEach(row -> lines.add("  %s: %s".formatted(label, row)));
        long omitted = rows.count() - lines.size();
        if (omitted > 0) {
            lines.add(
                    rows.unnamed() == 0
                            ? "  and %d more, which the page names".formatted(omitted)
                            : "  and %d more, of which the page names %d"
                                    .formatted(omitted, omitted - rows.unnamed()));
        }
        return lines;
    }
}
