package io.mithridate.runner.results.budgets;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.statistics.Successes;
import io.mithridate.runner.results.statistics.Victims;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Applies the budget rule to all victims and lists of a run. */
record BudgetChoices(RunResults run, Victims victims) {

    /** Returns all choices, by victim in the order of the cells, then by list, then by budget. */
    static List<BudgetChoice> of(RunResults run, Victims victims) {
        BudgetChoices choices = new BudgetChoices(run, victims);
        return ListedVictim.of(run).stream()
                .flatMap(
                        victim ->
                                run.budgets().stream()
                                        .map(points -> choices.choose(victim, points)))
                .toList();
    }

    private BudgetChoice choose(ListedVictim victim, double points) {
        List<Optional<CellResult>> settings = victim.settings();
        List<OptionalDouble> accuracies =
                settings.stream().map(ListedVictim::validationAccuracy).toList();
        Optional<Measurement> base = victim.accuracy();
        OptionalInt position =
                base.map(number -> BudgetRule.choose(points, number.value(), accuracies))
                        .orElse(OptionalInt.empty());
        Condition condition = victim.condition();
        long seed = victim.cell().seed();
        return new BudgetChoice(
                condition,
                victim.defenseClass(),
                victim.list(),
                points,
                seed,
                victims.failed(condition, seed),
                victim.measured(),
                base.map(BudgetChoices::standardError).orElse(OptionalDouble.empty()),
                victim.brokeDown(),
                victim.missing(),
                settings.stream()
                        .skip(position.isPresent() ? position.getAsInt() + 1L : 0)
                        .anyMatch(ListedVictim::isMissing),
                position.isPresent()
                        ? Optional.of(
                                chosen(
                                        victim,
                                        settings.get(position.getAsInt()).orElseThrow(),
                                        position.getAsInt() == settings.size() - 1))
                        : Optional.empty());
    }

    private BudgetChoice.Chosen chosen(ListedVictim victim, CellResult cell, boolean listEnds) {
        return new BudgetChoice.Chosen(
                cell.defense(),
                cell.number(),
                listEnds,
                victim.loss(cell, EvaluatedSplit.VALIDATION).orElseThrow(),
                victim.loss(cell, run.mainSplit()),
                Successes.of(cell, run.mainSplit()));
    }

    private static OptionalDouble standardError(Measurement accuracy) {
        return OptionalDouble.of(BudgetRule.standardError(accuracy.value(), accuracy.n()));
    }
}
