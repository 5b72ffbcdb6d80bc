package io.mithridate.runner.results.budgets;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import io.mithridate.runner.results.statistics.Successes;
import io.mithridate.runner.results.statistics.Victims;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * The setting that a budget chooses from a list for one victim.
 *
 * @param subject the list and the victim. The choice is open, and is then excluded from means, if a
 *     setting that has no result might be chosen once it has one
 * @param points the budget, in points of clean accuracy on validation
 * @param standardError the standard error of the victim's clean accuracy on validation, as a share;
 *     empty if not measured, so that nothing can be chosen
 * @param setting the chosen setting; empty if no setting is within the budget
 */
public record BudgetChoice(
        SeedOfList subject, double points, OptionalDouble standardError, Optional<Chosen> setting) {

    /** Applies the budget rule to a victim, with results on the given test split. */
    static BudgetChoice of(ListedVictim victim, double points, String split, Victims victims) {
        List<Optional<CellResult>> settings = victim.settings();
        int last = settings.size() - 1;
        Optional<Measurement> victimAccuracy = victim.accuracy();
        List<OptionalDouble> accuracies =
                settings.stream().map(ListedVictim::validationAccuracy).toList();
        int position =
                victimAccuracy
                        .map(number -> BudgetRule.choose(points, number.value(), accuracies))
                        .orElse(OptionalInt.empty())
                        .orElse(-1);
        return new BudgetChoice(
                victim.seed(
                        victims,
                        settings.stream().skip(position + 1L).anyMatch(ListedVictim::isMissing)),
                points,
                victimAccuracy
                        .map(it -> OptionalDouble.of(BudgetRule.standardError(it.value(), it.n())))
                        .orElse(OptionalDouble.empty()),
                position < 0
                        ? Optional.empty()
                        : settings.get(position)
                                .map(cell -> createChosen(victim, cell, position == last, split)));
    }

    private static Chosen createChosen(
            ListedVictim victim, CellResult cell, boolean listEnds, String split) {
        return new Chosen(
                cell.defense(),
                cell.number(),
                listEnds,
                victim.loss(cell, EvaluatedSplit.VALIDATION).orElseThrow(),
                victim.loss(cell, split),
                Successes.of(cell, split));
    }

    /**
     * Returns whether the choice is included in means: it is final and the attack succeeded on its
     * victim.
     */
    public boolean isIncluded() {
        return subject.isCounted() && !subject.open();
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
            SortedMap<SuccessMeasure, Double> successes) {}
}
