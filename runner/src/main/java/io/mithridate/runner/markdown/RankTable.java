package io.mithridate.runner.markdown;

import io.mithridate.runner.results.Budgets;
import io.mithridate.runner.results.RankAgreement;
import io.mithridate.runner.results.RunResults;
import java.util.List;

/**
 * How alike two benchmarks rank defenses, as a table with a line for each attack, class of defenses
 * and budget.
 */
public final class RankTable {

    private RankTable() {}

    /** The table, ending with a line feed. */
    public static String of(RunResults one, RunResults other, List<RankAgreement> agreements) {
        MarkdownTable table =
                new MarkdownTable(
                        3,
                        List.of(
                                "attack",
                                "needs",
                                "defenses that both rank",
                                "seeds",
                                "within",
                                "tau-b"));
        for (RankAgreement agreement : agreements) {
            table.add(
                    List.of(
                            agreement.title(),
                            agreement.defenseClass().title(),
                            String.join("; ", agreement.defenses()),
                            "%d, %d".formatted(agreement.seeds(), agreement.otherSeeds()),
                            Budgets.text(agreement.points()),
                            agreement.tau().isPresent()
                                    ? Numbers.hundredths(agreement.tau().getAsDouble())
                                    : Numbers.NONE));
        }
        return ("How alike %s and %s rank defenses by mean attack success within a loss of clean"
                        + " accuracy, in points on validation: Kendall's tau-b, 1 alike, −1"
                        + " reversed. Seeds are those that the means are over, of the one and of"
                        + " the other.\n\n"
                        + "%s")
                .formatted(one.experiment(), other.experiment(), table.render())
                .replace("<", "&lt;");
    }
}
