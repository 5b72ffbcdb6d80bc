package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The choices of a budget from one list over the seeds, for one attack, trigger and k.
 *
 * @param victim the victims
 * @param measure the trigger, and the number k of top-ranked classes that may contain the target
 * @param choices one choice for each seed, in ascending order
 * @param attackFailed whether the attack failed on the victims on average
 */
public record BudgetRow(
        Condition victim,
        SuccessMeasure measure,
        List<BudgetChoice> choices,
        boolean attackFailed) {

    public BudgetRow {
        choices = List.copyOf(choices);
    }

    /**
     * Returns the way in which the attack is triggered; empty if the measurements do not specify
     * it.
     */
    public String trigger() {
        return measure.trigger();
    }

    /** Returns the number of top-ranked classes that may contain the target. */
    public int k() {
        return measure.k();
    }

    /** Returns the list from which settings are chosen. */
    public SettingList list() {
        return choices.get(0).subject().list();
    }

    /** Returns the budget, in points of clean accuracy on validation. */
    public double points() {
        return choices.get(0).points();
    }

    /** Returns the data that the defense needs. */
    public DefenseClass defenseClass() {
        return choices.get(0).subject().defenseClass();
    }

    /** Returns the final choices for the seeds on which the attack succeeded. */
    public List<BudgetChoice> counted() {
        return choices.stream().filter(BudgetChoice::isIncluded).toList();
    }

    /** Returns the number of counted seeds for which a setting is within the budget. */
    public int chosen() {
        return (int) counted().stream().filter(choice -> choice.setting().isPresent()).count();
    }

    /**
     * Returns {@code none}, to be shown in place of attack success, if no setting is within the
     * budget on any counted seed; otherwise empty.
     */
    public Optional<String> withoutSuccess() {
        return chosen() == 0 && !counted().isEmpty() ? Optional.of("none") : Optional.empty();
    }

    /**
     * Returns the number of counted seeds that have a setting, e.g. {@code (2 of 3)}; empty if all
     * of them have one.
     */
    public String someSeeds() {
        return chosen() < counted().size()
                ? " (%d of %d)".formatted(chosen(), counted().size())
                : "";
    }

    /** Returns the attack success of the chosen settings, by seed. */
    public SortedMap<Long, Double> successes() {
        SortedMap<Long, Double> successes = new TreeMap<>();
        for (BudgetChoice choice : counted()) {
            choice.setting()
                    .map(chosen -> chosen.successes().get(measure))
                    .ifPresent(success -> successes.put(choice.subject().seed(), success));
        }
        return successes;
    }

    /** Returns the statistics of the attack success over seeds; empty if nothing was chosen. */
    public Optional<Statistics> success() {
        return Statistics.ofAny(successes().values());
    }

    /**
     * Returns the statistics of the loss of clean accuracy on the test split over seeds; empty if
     * nothing was chosen.
     */
    public Optional<Statistics> testLoss() {
        return Statistics.ofAny(
                counted().stream()
                        .flatMap(choice -> choice.setting().stream())
                        .map(BudgetChoice.Chosen::testLoss)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .toList());
    }

    /** Returns the mean standard error of the victims' clean accuracy on validation. */
    public OptionalDouble standardError() {
        return choices.stream()
                .map(BudgetChoice::standardError)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /** Returns the number of seeds for which the last setting of the list is chosen. */
    public long listEnds() {
        return counted().stream()
                .flatMap(choice -> choice.setting().stream())
                .filter(BudgetChoice.Chosen::listEnds)
                .count();
    }

    /** Returns the chosen values from weak to strong, e.g. {@code 0.0002, 0.0005}. */
    public String values() {
        List<PluginSetting> chosen =
                counted().stream()
                        .flatMap(choice -> choice.setting().stream())
                        .map(BudgetChoice.Chosen::defense)
                        .toList();
        return list().settings().stream()
                .filter(chosen::contains)
                .map(list()::value)
                .collect(Collectors.joining(", "));
    }

    /** Returns the remarks shown next to the numbers, or an empty string. */
    public String remarks() {
        return listRemarks()
                .addRemark(
                        "none within " + Budgets.text(points()), counted().size() - (long) chosen())
                .addRemark("list ends", listEnds())
                .addRemark("choice open", ListRemarks.countOpen(seeds()))
                .text();
    }

    /**
     * Returns the remarks that apply to one list at all budgets and the budgets at which the list
     * ends, or an empty string.
     *
     * @param rows one row for each budget, in ascending order
     */
    public static String remarks(List<BudgetRow> rows) {
        ListRemarks remarks = rows.get(0).listRemarks();
        rows.stream()
                .filter(row -> row.listEnds() > 0)
                .findFirst()
                .ifPresent(
                        row ->
                                remarks.addRemark(
                                        "list ends within " + Budgets.text(row.points()),
                                        row.listEnds()));
        for (BudgetRow row : rows) {
            remarks.addRemark(
                    "choice open within " + Budgets.text(row.points()),
                    ListRemarks.countOpen(row.seeds()));
        }
        return remarks.text();
    }

    private ListRemarks listRemarks() {
        return new ListRemarks(seeds(), attackFailed);
    }

    private List<SeedOfList> seeds() {
        return choices.stream().map(BudgetChoice::subject).toList();
    }
}
