package io.mithridate.results.budgets;

import com.google.common.collect.ImmutableMap;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.budgets.ListRow.SeedOfList;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Successes;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The scores of one list over the seeds, for one attack, trigger and k.
 *
 * @param victim the victims
 * @param measure the trigger, and the number k of top-ranked classes that may contain the target
 * @param scores one score for each seed, in ascending order
 * @param attackFailed whether the attack failed on the victims on average
 */
public record ScoreRow(
        Condition victim, SuccessMeasure measure, List<Score> scores, boolean attackFailed)
        implements ListRow {

    public ScoreRow {
        scores = List.copyOf(scores);
    }

    @Override
    public List<SeedOfList> seeds() {
        return scores.stream().map(Score::subject).toList();
    }

    /** Returns the attack left of the counted scores, by seed. */
    public SortedMap<Long, Double> means() {
        return bySeed(AttackLeft::mean);
    }

    /** Returns the attack success of the victims for the seeds of {@link #means}. */
    public SortedMap<Long, Double> victims() {
        return bySeed(AttackLeft::victim);
    }

    /** Returns the statistics of the attack left over seeds; empty if no score is counted. */
    public Optional<Statistics> mean() {
        return Statistics.ofAny(means().values());
    }

    /**
     * Returns the statistics of the attack left within one budget over seeds; empty if no score is
     * counted.
     */
    public Optional<Statistics> within(double points) {
        return Statistics.ofAny(bySeed(left -> left.within(points)).values());
    }

    private SortedMap<Long, Double> bySeed(ToDoubleFunction<AttackLeft> number) {
        SortedMap<Long, Double> numbers = new TreeMap<>();
        for (Score score : scores) {
            score.includedScore(measure)
                    .ifPresent(
                            left ->
                                    numbers.put(
                                            score.subject().seed(), number.applyAsDouble(left)));
        }
        return numbers;
    }

    /** Returns the number of counted seeds for which the list ends within the largest budget. */
    public long listEnds() {
        return scores.stream()
                .flatMap(score -> score.includedScore(measure).stream())
                .filter(AttackLeft::listEnds)
                .count();
    }

    @Override
    public String remarks() {
        return remarks(ImmutableMap.of("list ends", listEnds(), "score open", openCount()));
    }

    /**
     * The attack success that a list of settings leaves on one victim.
     *
     * @param subject the list and the victim; {@code open} if {@code left} is empty
     * @param left the score for each trigger and k; empty if a setting before the first breakdown
     *     has no result
     */
    public record Score(SeedOfList subject, SortedMap<SuccessMeasure, AttackLeft> left) {

        /**
         * Returns the score of a list on a victim, with attack success measured on the given split.
         */
        static Score of(ListedVictim victim, String split) {
            SortedMap<SuccessMeasure, AttackLeft> attackLeft = attackLeft(victim, split);
            return new Score(victim.seed(attackLeft.isEmpty()), attackLeft);
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
                                    .map(
                                            cell ->
                                                    setting(
                                                            victim,
                                                            cell,
                                                            split,
                                                            victimSuccess.getKey()))
                                    .flatMap(Optional::stream)
                                    .toList();
                    if (path.size() == settings.size()) {
                        attackLeft.put(
                                victimSuccess.getKey(),
                                new AttackLeft(victimSuccess.getValue(), path));
                    }
                }
            }
            return attackLeft;
        }

        private static Optional<AttackLeft.Setting> setting(
                ListedVictim victim, CellResult cell, String split, SuccessMeasure measure) {
            OptionalDouble loss = victim.loss(cell, EvaluatedSplit.VALIDATION);
            Double success = Successes.of(cell, split).get(measure);
            return loss.isPresent()
                            && success != null
                            && Double.isFinite(loss.getAsDouble() + success)
                    ? Optional.of(new AttackLeft.Setting(100 * loss.getAsDouble(), success))
                    : Optional.empty();
        }

        /** Returns the score for a measure if it is known and the attack succeeded. */
        public Optional<AttackLeft> includedScore(SuccessMeasure measure) {
            return subject.attackFailed()
                    ? Optional.empty()
                    : Optional.ofNullable(left.get(measure));
        }
    }
}
