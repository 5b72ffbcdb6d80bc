package io.mithridate.runner.results.budgets;

import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import io.mithridate.runner.results.statistics.Successes;
import io.mithridate.runner.results.statistics.Victims;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The attack success that a list of settings leaves on one victim.
 *
 * @param victim the victim
 * @param defenseClass the data that the defense needs
 * @param list the list
 * @param seed the victim's root seed
 * @param attackFailed whether the attack failed on the victim; the score is then excluded from
 *     means
 * @param measured whether clean accuracy on validation was measured: on the victim, and on at least
 *     one of the settings that have a result, if any
 * @param brokeDown the number of settings at which training broke down
 * @param missing the number of other settings without clean accuracy on validation
 * @param left the score for each trigger and k; empty if a setting before the first that broke down
 *     has no result
 */
public record Score(
        Condition victim,
        DefenseClass defenseClass,
        SettingList list,
        long seed,
        boolean attackFailed,
        boolean measured,
        int brokeDown,
        int missing,
        SortedMap<SuccessMeasure, AttackLeft> left)
        implements SeedOfList {

    /** Returns the score of a list on a victim, with attack success measured on the given split. */
    static Score of(ListedVictim victim, String split, Victims victims) {
        Condition condition = victim.condition();
        long seed = victim.cell().seed();
        return new Score(
                condition,
                victim.defenseClass(),
                victim.list(),
                seed,
                victims.failed(condition, seed),
                victim.measured(),
                victim.brokeDown(),
                victim.missing(),
                left(victim, split));
    }

    private static SortedMap<SuccessMeasure, AttackLeft> left(ListedVictim victim, String split) {
        List<Optional<CellResult>> settings =
                victim.settings().stream()
                        .takeWhile(setting -> !ListedVictim.brokeDown(setting))
                        .toList();
        SortedMap<SuccessMeasure, AttackLeft> left = new TreeMap<>();
        if (victim.accuracy().isPresent()) {
            Successes.of(victim.cell(), split)
                    .forEach(
                            (measure, success) -> {
                                List<AttackLeft.Setting> path =
                                        settings.stream()
                                                .flatMap(Optional::stream)
                                                .flatMap(
                                                        cell ->
                                                                setting(
                                                                        victim, cell, split,
                                                                        measure)
                                                                        .stream())
                                                .toList();
                                if (path.size() == settings.size()) {
                                    left.put(measure, new AttackLeft(success, path));
                                }
                            });
        }
        return left;
    }

    private static Optional<AttackLeft.Setting> setting(
            ListedVictim victim, CellResult cell, String split, SuccessMeasure measure) {
        OptionalDouble loss = victim.loss(cell, EvaluatedSplit.VALIDATION);
        Double success = Successes.of(cell, split).get(measure);
        return loss.isPresent() && success != null && Double.isFinite(loss.getAsDouble() + success)
                ? Optional.of(new AttackLeft.Setting(100 * loss.getAsDouble(), success))
                : Optional.empty();
    }

    /** Returns whether a setting without a result leaves the score open. */
    @Override
    public boolean open() {
        return left.isEmpty();
    }

    /** Returns the score for a measure if it is known and the attack succeeded. */
    public Optional<AttackLeft> includedScore(SuccessMeasure measure) {
        return attackFailed ? Optional.empty() : Optional.ofNullable(left.get(measure));
    }
}
