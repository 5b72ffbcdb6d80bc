package io.mithridate.runner.results.statistics;

import com.google.common.collect.LinkedHashMultimap;
import com.google.common.collect.Maps;
import com.google.common.collect.Multimaps;
import com.google.common.collect.SetMultimap;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The number of seeds on which each attack was run. Statistics are over these seeds, which may be
 * fewer than all seeds of a run.
 *
 * @param byAttack the number of seeds for each attack and scenario that has a result
 */
public record AttackSeeds(Map<String, Integer> byAttack) {

    public static AttackSeeds of(RunResults run) {
        RunLabels labels = run.labels();
        SetMultimap<String, Long> seeds = LinkedHashMultimap.create();
        run.cells().stream()
                .filter(cell -> cell.succeeded() && !cell.control())
                .forEach(
                        cell ->
                                seeds.put(
                                        labels.attackInScenario(Condition.of(cell)), cell.seed()));
        return new AttackSeeds(Maps.transformValues(Multimaps.asMap(seeds), Set::size));
    }

    /** Returns the largest number of seeds of any attack, or 0 if there are no results. */
    public int most() {
        return byAttack.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /**
     * Returns the attacks with too few seeds for any claim, e.g. {@code badnets, n = 2; sig, n =
     * 1}.
     */
    public String tooFew() {
        return byAttack.entrySet().stream()
                .filter(entry -> !Claim.allowed(entry.getValue()))
                .map(entry -> entry.getKey() + ", n = " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
