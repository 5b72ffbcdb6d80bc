package io.mithridate.augmenters.labelled;

import java.util.List;
import java.util.Locale;

/** Writes scores as a Markdown table that is also readable as plain text. */
final class ScoreTable {

    private static final List<String> KINDS = List.of("object", "attribute", "relation", "count");

    private ScoreTable() {}

    static String of(List<Score> scores) {
        StringBuilder table = new StringBuilder();
        table.append(
                "| half        | what                 | outputs | right | precision | 95 % interval"
                        + "   | without label |\n");
        table.append(
                "| ----------- | -------------------- | ------: | ----: | --------: |"
                        + " --------------- | ------------: |\n");
        for (Score score : scores) {
            appendRow(table, score, "positives", score.positives());
            appendRow(table, score, "negatives", score.negatives());
            for (String kind : KINDS) {
                appendRow(table, score, "negatives, " + kind, score.negatives(kind));
            }
        }
        table.append("\nOf the captions with two or more content words, for each seed:\n\n");
        table.append("| half        | asked | got a positive | got a negative |\n");
        table.append("| ----------- | ----: | -------------: | -------------: |\n");
        for (Score score : scores) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %-11s | %5d | %12.1f %% | %12.1f %% |%n",
                            score.half().label(),
                            score.asked(),
                            100 * score.positiveCoverage(),
                            100 * score.negativeCoverage()));
        }
        return table.toString();
    }

    private static void appendRow(StringBuilder table, Score score, String label, Tally tally) {
        if (tally.outputs() == 0) {
            return;
        }
        WilsonInterval interval = tally.interval();
        table.append(
                String.format(
                        Locale.ROOT,
                        "| %-11s | %-20s | %7d | %5d | %9.3f | %.3f to %.3f  | %13d |%n",
                        score.half().label(),
                        label,
                        tally.outputs(),
                        tally.right(),
                        tally.precision(),
                        interval.low(),
                        interval.high(),
                        tally.uncovered()));
    }
}
