package io.mithridate.runner.results.budgets;

import io.mithridate.api.metric.EvaluatedSplit;
import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.coordinates.PluginSetting;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ComparedMetrics;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.Victim;
import io.mithridate.runner.results.statistics.MainNumbers;
import io.mithridate.runner.results.statistics.Successes;
import io.mithridate.runner.results.statistics.Victims;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Applies the rule of budgets to every victim and every list of a run. */
final class BudgetChoices {

    private final RunResults run;
    private final Victims victims;

    /** Those of defended models, also where they failed. */
    private final Map<Object, CellResult> cells = new HashMap<>();

    private BudgetChoices(RunResults run, Victims victims) {
        this.run = run;
        this.victims = victims;
        run.cells().stream()
                .filter(cell -> !cell.control() && cell.defended())
                .forEach(cell -> cells.put(key(cell, cell.defense()), cell));
    }

    /** All choices, by victim in the order of the cells, then by list, then by budget. */
    static List<BudgetChoice> of(RunResults run, Victims victims) {
        BudgetChoices choices = new BudgetChoices(run, victims);
        return run.cells().stream()
                .filter(cell -> !cell.control() && cell.undefended() && cell.succeeded())
                .flatMap(choices::forVictim)
                .toList();
    }

    private Stream<BudgetChoice> forVictim(CellResult victim) {
        return run.lists().stream()
                .flatMap(
                        list ->
                                defenseClass(victim, list).stream()
                                        .flatMap(of -> forList(victim, list, of)));
    }

    private Stream<BudgetChoice> forList(
            CellResult victim, SettingList list, DefenseClass defenseClass) {
        return run.budgets().stream().map(points -> choose(victim, list, defenseClass, points));
    }

    /** Returns what a list needs; empty where none of its settings was run on a victim. */
    private Optional<DefenseClass> defenseClass(CellResult victim, SettingList list) {
        return list.settings().stream()
                .flatMap(setting -> Optional.ofNullable(cells.get(key(victim, setting))).stream())
                .findFirst()
                .map(CellResult::defenseClass);
    }

    private BudgetChoice choose(
            CellResult victim, SettingList list, DefenseClass defenseClass, double points) {
        List<Optional<CellResult>> settings = settings(victim, list);
        List<OptionalDouble> accuracies =
                settings.stream().map(BudgetChoices::validationAccuracy).toList();
        Optional<Measurement> base = cleanAccuracy(victim, EvaluatedSplit.VALIDATION);
        OptionalInt position =
                base.map(number -> BudgetRule.choose(points, number.value(), accuracies))
                        .orElse(OptionalInt.empty());
        Condition condition = Condition.of(victim);
        int missing = (int) settings.stream().filter(BudgetChoices::isMissing).count();
        return new BudgetChoice(
                condition,
                defenseClass,
                list,
                points,
                victim.seed(),
                victims.failed(condition, victim.seed()),
                base.isPresent() && (missing < settings.size() || withoutResult(settings)),
                base.map(BudgetChoices::standardError).orElse(OptionalDouble.empty()),
                (int) settings.stream().filter(BudgetChoices::brokeDown).count(),
                missing,
                settings.stream()
                        .skip(position.isPresent() ? position.getAsInt() + 1L : 0)
                        .anyMatch(BudgetChoices::isMissing),
                position.isPresent()
                        ? Optional.of(
                                chosen(
                                        victim,
                                        settings.get(position.getAsInt()).orElseThrow(),
                                        position.getAsInt() == settings.size() - 1))
                        : Optional.empty());
    }

    private BudgetChoice.Chosen chosen(CellResult victim, CellResult cell, boolean listEnds) {
        return new BudgetChoice.Chosen(
                cell.defense(),
                cell.number(),
                listEnds,
                loss(victim, cell, EvaluatedSplit.VALIDATION).orElseThrow(),
                loss(victim, cell, run.mainSplit()),
                Successes.of(cell, run.mainSplit()),
                Successes.of(victim, run.mainSplit()));
    }

    private List<Optional<CellResult>> settings(CellResult victim, SettingList list) {
        return list.settings().stream()
                .map(setting -> Optional.ofNullable(cells.get(key(victim, setting))))
                .map(cell -> cell.filter(BudgetChoices::hasResult))
                .toList();
    }

    /** Returns whether each failed, for another reason than that its training broke down. */
    private static boolean withoutResult(List<Optional<CellResult>> settings) {
        return settings.stream().allMatch(Optional::isEmpty);
    }

    private static boolean hasResult(CellResult cell) {
        return cell.succeeded() || cell.brokeDown();
    }

    private static boolean brokeDown(Optional<CellResult> setting) {
        return setting.filter(CellResult::brokeDown).isPresent();
    }

    private static boolean isMissing(Optional<CellResult> setting) {
        return !brokeDown(setting) && validationAccuracy(setting).isEmpty();
    }

    private static OptionalDouble validationAccuracy(Optional<CellResult> setting) {
        return setting.flatMap(cell -> cleanAccuracy(cell, EvaluatedSplit.VALIDATION))
                .map(number -> OptionalDouble.of(number.value()))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble loss(CellResult victim, CellResult cell, String split) {
        Optional<Measurement> before = cleanAccuracy(victim, split);
        Optional<Measurement> after = cleanAccuracy(cell, split);
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of(before.get().value() - after.get().value())
                : OptionalDouble.empty();
    }

    private static OptionalDouble standardError(Measurement accuracy) {
        return OptionalDouble.of(BudgetRule.standardError(accuracy.value(), accuracy.n()));
    }

    private static Optional<Measurement> cleanAccuracy(CellResult cell, String split) {
        return MainNumbers.ofCell(cell, ComparedMetrics.CLEAN_ACCURACY).stream()
                .filter(number -> number.split().equals(split))
                .filter(number -> number.k().orElse(1) == 1)
                .findFirst();
    }

    /** Identifies a cell that is not a control. */
    private static Object key(CellResult victim, PluginSetting defense) {
        return List.of(Victim.of(victim), defense, victim.seed());
    }
}
