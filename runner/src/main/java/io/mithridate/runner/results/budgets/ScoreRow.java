package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.DefenseClass;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.SuccessMeasure;
import java.util.List;
import java.util.Optional;
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
        Condition victim, SuccessMeasure measure, List<Score> scores, boolean attackFailed) {

    public ScoreRow {
        scores = List.copyOf(scores);
    }

    /** Returns the list. */
    public SettingList list() {
        return scores.get(0).subject().list();
    }

    /** Returns the data that the defense needs. */
    public DefenseClass defenseClass() {
        return scores.get(0).subject().defenseClass();
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

    /** Returns the remarks shown next to the numbers, or an empty string. */
    public String remarks() {
        List<SeedOfList> seeds = scores.stream().map(Score::subject).toList();
        return new ListRemarks(seeds, attackFailed)
                .addRemark("list ends", listEnds())
                .addRemark("score open", ListRemarks.countOpen(seeds))
                .text();
    }
}
