package io.mithridate.runner.report;

import io.mithridate.runner.experiment.Baseline;
import io.mithridate.runner.results.ListLabels;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.budgets.BudgetDifference;
import io.mithridate.runner.results.budgets.BudgetRow;
import io.mithridate.runner.results.budgets.Budgets;
import io.mithridate.runner.results.statistics.RunStatistics;
import io.mithridate.runner.results.statistics.Statistics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The table of one budget: what each defense reaches within a loss of clean accuracy.
 *
 * @param points the budget in points
 * @param standardError of clean accuracy on validation, in points; empty if it was not measured
 * @param baseline what differences are from; empty if there are none
 * @param groups the lines of each attack; within a group defenses stand by class, in the order of
 *     the experiment
 */
public record BudgetView(String points, String standardError, String baseline, List<Group> groups) {

    static List<BudgetView> of(RunResults run, RunStatistics statistics) {
        Budgets budgets = statistics.budgets();
        SettingLabels attacks =
                new SettingLabels(
                        budgets.rows().stream().map(row -> row.victim().attack()).toList());
        ListLabels lists = new ListLabels(run.lists());
        return budgets.points().stream()
                .map(points -> view(run, budgets, attacks, lists, points))
                .toList();
    }

    private static BudgetView view(
            RunResults run,
            Budgets budgets,
            SettingLabels attacks,
            ListLabels lists,
            double points) {
        List<BudgetRow> rows =
                budgets.firstClassRows().stream().filter(row -> row.points() == points).toList();
        boolean triggers = rows.stream().map(BudgetRow::trigger).distinct().count() > 1;
        Map<String, List<BudgetRow>> groups = new LinkedHashMap<>();
        for (BudgetRow row : rows) {
            PluginSetting attack = row.victim().attack();
            String title =
                    Triggers.named(
                            row.victim().titleOf(attacks.of(attack)),
                            triggers ? row.trigger() : "");
            groups.computeIfAbsent(title, any -> new ArrayList<>()).add(row);
        }
        List<Group> views = new ArrayList<>();
        groups.forEach(
                (title, ofGroup) ->
                        views.add(
                                new Group(
                                        title,
                                        ofGroup.stream()
                                                .sorted(
                                                        Comparator.comparing(
                                                                BudgetRow::defenseClass))
                                                .map(row -> Row.of(row, lists, budgets))
                                                .toList())));
        OptionalDouble error =
                rows.stream()
                        .map(BudgetRow::standardError)
                        .filter(OptionalDouble::isPresent)
                        .mapToDouble(OptionalDouble::getAsDouble)
                        .max();
        return new BudgetView(
                Budgets.text(points),
                error.isPresent() ? Figures.hundredths(100 * error.getAsDouble()) : "",
                budgets.differences().isEmpty()
                        ? ""
                        : run.baseline().map(Baseline::toString).orElse(""),
                views);
    }

    /**
     * The lines of one attack.
     *
     * @param title the attack
     * @param rows a line for each list
     */
    public record Group(String title, List<Row> rows) {}

    /**
     * A line.
     *
     * @param defense the defense
     * @param notes what it needs, its rank
     * @param remarks that a list ends, that none is within, that the attack failed
     * @param setting what was chosen: the option and its values
     * @param success attack success in percent over seeds
     * @param loss of clean accuracy on the test split, in points over seeds
     * @param seeds how many seeds have a setting, of how many
     * @param difference of attack success from the baseline's
     */
    public record Row(
            String defense,
            String notes,
            String remarks,
            String setting,
            String success,
            String loss,
            String seeds,
            DifferenceView.Entry difference) {

        static Row of(BudgetRow row, ListLabels lists, Budgets budgets) {
            String needs = "needs " + row.defenseClass().title();
            return new Row(
                    lists.of(row.list()),
                    row.rank().isPresent() ? needs + " · rank " + row.rank().getAsInt() : needs,
                    row.remarks(),
                    row.values().isEmpty() ? "–" : row.list().option() + " " + row.values(),
                    row.success().map(Row::percent).orElse("–"),
                    row.testLoss().map(Row::points).orElse("–"),
                    "%d of %d".formatted(row.chosen(), row.counted().size()),
                    budgets.difference(row)
                            .map(Row::difference)
                            .orElse(DifferenceView.Entry.none()));
        }

        private static DifferenceView.Entry difference(BudgetDifference difference) {
            return DifferenceView.Entry.of(
                    difference.statistics(), difference.bootstrap(), difference.claim());
        }

        private static String percent(Statistics statistics) {
            return Figures.percent(statistics.mean()) + spread(statistics);
        }

        private static String points(Statistics statistics) {
            return Figures.points(statistics.mean()) + spread(statistics);
        }

        private static String spread(Statistics statistics) {
            return statistics.sd().isPresent()
                    ? " ± " + Figures.percent(statistics.sd().getAsDouble())
                    : "";
        }
    }
}
