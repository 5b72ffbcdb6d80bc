package io.mithridate.runner.console;

import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.RankAgreement;
import io.mithridate.runner.results.RunResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How alike two benchmarks rank defenses, for a terminal: a line for each attack and class of
 * defenses, a column for each budget.
 */
public final class RankText {

    private final Terminal terminal;

    public RankText(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The table, ending with a line feed. */
    public String of(RunResults one, RunResults other, List<RankAgreement> agreements) {
        List<Double> points =
                agreements.stream().map(RankAgreement::points).distinct().sorted().toList();
        TextTable table = new TextTable(2, points.size());
        List<String> head = new ArrayList<>(List.of("attack", "defenses that need"));
        points.forEach(budget -> head.add("within " + Budgets.text(budget)));
        table.add(Optional.of(Paint.HEAD), head);
        for (Line line : agreements.stream().map(Line::of).distinct().toList()) {
            List<String> cells =
                    new ArrayList<>(List.of(line.title(), line.defenseClass().title()));
            for (double budget : points) {
                cells.add(
                        agreements.stream()
                                .filter(each -> Line.of(each).equals(line))
                                .filter(each -> each.points() == budget)
                                .findFirst()
                                .map(RankText::cell)
                                .orElse("-"));
            }
            table.add(Optional.empty(), cells);
        }
        return ("\nHow alike %s and %s rank defenses by mean attack success at a loss of clean"
                        + " accuracy, in points\non validation: Kendall's tau-b over n defenses, 1"
                        + " alike, -1 reversed; means over so many seeds\nof the one and of the"
                        + " other\n\n%s\n")
                .formatted(one.experiment(), other.experiment(), table.render(terminal.colour()));
    }

    private static String cell(RankAgreement agreement) {
        String tau =
                agreement.tau().isPresent()
                        ? Figures.hundredths(agreement.tau().getAsDouble())
                        : "none";
        return "%s, n = %d (%d, %d)"
                .formatted(
                        tau,
                        agreement.defenses().size(),
                        agreement.seeds(),
                        agreement.otherSeeds());
    }

    private record Line(String title, DefenseClass defenseClass) {

        static Line of(RankAgreement agreement) {
            return new Line(agreement.title(), agreement.defenseClass());
        }
    }
}
