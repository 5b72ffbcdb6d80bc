package io.mithridate.results.budgets;

import com.google.common.collect.ImmutableMap;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.budgets.ListRow.SeedOfList;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Successes;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The choices of a budget from one list over the seeds, for one attack, trigger and k.
 *
 * @param victim the victims
 * @param measure the trigger, and the number k of top-ranked classes that may contain the target
 * @param choices one choice for each seed, in ascending order
 * @param attackFailed whether the attack failed on the victims on average
 */
public record BudgetRow(
        Condition victim, SuccessMeasure measure, List<Choice> choices, boolean attackFailed)
        implements ListRow {

    public BudgetRow {
        choices = List.copyOf(choices);
    }

    @Override
    public List<SeedOfList> seeds() {
        return choices.stream().map(Choice::subject).toList();
    }

    /** Returns the budget, in points of clean accuracy on validation. */
    public double points() {
        return choices.get(0).points();
    }

    /** Returns the final choices for the seeds on which the attack succeeded. */
    public List<Choice> counted() {
        return choices.stream().filter(Choice::isIncluded).toList();
    }

    private Stream<Chosen> settings() {
        return counted().stream().flatMap(choice -> choice.setting().stream());
    }

    /** Returns the number of counted seeds for which a setting is within the budget. */
    public int chosen() {
        return (int) settings().count();
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
        for (Choice choice : counted()) {
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
                settings()
                        .map(Chosen::testLoss)
                        .filter(OptionalDouble::isPresent)
                        .map(OptionalDouble::getAsDouble)
                        .toList());
    }

    /** Returns the mean standard error of the victims' clean accuracy on validation. */
    public OptionalDouble standardError() {
        return choices.stream()
                .map(Choice::standardError)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .average();
    }

    /** Returns the number of seeds for which the last setting of the list is chosen. */
    public long listEnds() {
        return settings().filter(Chosen::listEnds).count();
    }

    /** Returns the chosen values from weak to strong, e.g. {@code 0.0002, 0.0005}. */
    public String values() {
        List<PluginSetting> chosen = settings().map(Chosen::defense).toList();
        return list().settings().stream()
                .filter(chosen::contains)
                .map(list()::value)
                .collect(Collectors.joining(", "));
    }

    @Override
    public String remarks() {
        return remarks(
                ImmutableMap.of(
                        "none within " + Budgets.text(points()),
                        counted().size() - (long) chosen(),
                        "list ends",
                        listEnds(),
                        "choice open",
                        openCount()));
    }

    /**
     * Returns the remarks that apply to one list at all budgets and the budgets at which the list
     * ends, or an empty string.
     *
     * @param rows one row for each budget, in ascending order
     */
    public static String remarks(List<BudgetRow> rows) {
        Map<String, Long> remarks = new LinkedHashMap<>();
        rows.stream()
                .filter(row -> row.listEnds() > 0)
                .findFirst()
                .ifPresent(
                        row ->
                                remarks.put(
                                        "list ends within " + Budgets.text(row.points()),
                                        row.listEnds()));
        for (BudgetRow row : rows) {
            remarks.put("choice open within " + Budgets.text(row.points()), row.openCount());
        }
        return rows.get(0).remarks(remarks);
    }

    /**
     * The setting that a budget chooses from a list for one victim.
     *
     * @param subject the list and the victim. The choice is open, and is then excluded from means,
     *     if a setting that has no result might be chosen once it has one
     * @param points the budget, in points of clean accuracy on validation
     * @param standardError the standard error of the victim's clean accuracy on validation, as a
     *     share; empty if not measured, so that nothing can be chosen
     * @param setting the chosen setting; empty if no setting is within the budget
     */
    public record Choice(
            SeedOfList subject,
            double points,
            OptionalDouble standardError,
            Optional<Chosen> setting) {

        /** Applies the budget rule to a victim, with results on the given test split. */
        static Choice of(ListedVictim victim, double points, String split) {
            List<Optional<CellResult>> settings = victim.settings();
            Optional<Measurement> accuracy = victim.accuracy();
            List<OptionalDouble> accuracies =
                    settings.stream().map(ListedVictim::validationAccuracy).toList();
            int position =
                    accuracy.map(number -> BudgetRule.choose(points, number.value(), accuracies))
                            .orElse(OptionalInt.empty())
                            .orElse(-1);
            boolean open = settings.stream().skip(position + 1L).anyMatch(ListedVictim::isMissing);
            boolean listEnds = position == settings.size() - 1;
            return new Choice(
                    victim.seed(open),
                    points,
                    accuracy.map(
                                    it ->
                                            OptionalDouble.of(
                                                    BudgetRule.standardError(it.value(), it.n())))
                            .orElse(OptionalDouble.empty()),
                    position < 0
                            ? Optional.empty()
                            : settings.get(position)
                                    .map(cell -> Chosen.of(victim, cell, listEnds, split)));
        }

        /**
         * Returns whether the choice is included in means: it is final and the attack succeeded on
         * its victim.
         */
        public boolean isIncluded() {
            return subject.isCounted() && !subject.open();
        }
    }

    /**
     * A chosen setting and its results on the main test split.
     *
     * @param defense the setting
     * @param cell the number of its cell
     * @param listEnds whether it is the last of the list; if so, a stronger setting might also be
     *     within the budget
     * @param validationLoss the clean accuracy on validation of the victim minus that of the
     *     defended model, as a share
     * @param testLoss the same difference on the test split; empty if not measured
     * @param successes the attack success of the defended model for each trigger and k
     */
    public record Chosen(
            PluginSetting defense,
            int cell,
            boolean listEnds,
            double validationLoss,
            OptionalDouble testLoss,
            SortedMap<SuccessMeasure, Double> successes) {

        private static Chosen of(
                ListedVictim victim, CellResult cell, boolean listEnds, String split) {
            return new Chosen(
                    cell.defense(),
                    cell.number(),
                    listEnds,
                    victim.loss(cell, EvaluatedSplit.VALIDATION).orElseThrow(),
                    victim.loss(cell, split),
                    Successes.of(cell, split));
        }
    }
}
