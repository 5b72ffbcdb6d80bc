package io.mithridate.runner.results.budgets;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import io.mithridate.runner.results.statistics.Successes;
import io.mithridate.runner.results.statistics.Victims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attack success that a list of settings leaves on one victim.
 *
 * @param subject the list and the victim; {@code open} if {@code left} is empty
 * @param left the score for each trigger and k; empty if a setting before the first breakdown has
 *     no result
 */
public record Score(SeedOfList subject, SortedMap<SuccessMeasure, AttackLeft> left) {

    /** Returns the score of a list on a victim, with attack success measured on the given split. */
    static Score of(ListedVictim victim, String split, Victims victims) {
        SortedMap<SuccessMeasure, AttackLeft> attackLeft = attackLeft(victim, split);
        return new Score(victim.seed(victims, attackLeft.isEmpty()), attackLeft);
    }

    private static SortedMap<SuccessMeasure, AttackLeft> attackLeft(
            ListedVictim victim, String split) {
        List<Optional<CellResult>> settings =
                victim.settings().stream()
                        .takeWhile(setting -> !ListedVictim.brokeDown(setting))
                        .toList();
        SortedMap<SuccessMeasure, AttackLeft> attackLeft = new TreeMap<>();
        if (victim.accuracy().isPresent()) {
            for (Map.Entry<SuccessMeasure, Double> victimSuccess :
                    Successes.of(victim.cell(), split).entrySet()) {
                List<AttackLeft.Setting> path =
                        settings.stream()
                                .flatMap(Optional::stream)
                                .map(cell -> setting(victim, cell, split, victimSuccess.getKey()))
                                .flatMap(Optional::stream)
                                .toList();
                if (path.size() == settings.size()) {
                    attackLeft.put(
                            victimSuccess.getKey(), new AttackLeft(victimSuccess.getValue(), path));
                }
            }
        }
        return attackLeft;
    }

    private static Optional<AttackLeft.Setting> setting(
            ListedVictim victim, CellResult cell, String split, SuccessMeasure measure) {
        OptionalDouble loss = victim.loss(cell, EvaluatedSplit.VALIDATION);
        Double success = Successes.of(cell, split).get(measure);
        return loss.isPresent() && success != null && Double.isFinite(loss.getAsDouble() + success)
                ? Optional.of(new AttackLeft.Setting(100 * loss.getAsDouble(), success))
                : Optional.empty();
    }

    /** Returns the score for a measure if it is known and the attack succeeded. */
    public Optional<AttackLeft> includedScore(SuccessMeasure measure) {
        return subject.attackFailed() ? Optional.empty() : Optional.ofNullable(left.get(measure));
    }
}
