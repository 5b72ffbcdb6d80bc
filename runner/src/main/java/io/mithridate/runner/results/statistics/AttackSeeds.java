package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * On how many seeds each attack was run: statistics are over these, not over all seeds of a run.
 *
 * @param byAttack the number for each attack and scenario that has a result
 */
public record AttackSeeds(Map<String, Integer> byAttack) {

    public static AttackSeeds of(RunResults run) {
        RunLabels labels = run.labels();
        return new AttackSeeds(
                run.cells().stream()
                        .filter(cell -> cell.succeeded() && !cell.control())
                        .collect(
                                Collectors.groupingBy(
                                        cell -> labels.attackInScenario(Condition.of(cell)),
                                        LinkedHashMap::new,
                                        Collectors.mapping(
                                                CellResult::seed,
                                                Collectors.collectingAndThen(
                                                        Collectors.toSet(), Set::size)))));
    }

    /** The seeds of the attack that has the most; 0 where none has a result. */
    public int most() {
        return byAttack.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    /** {@code badnets, n = 2; sig, n = 1}: the attacks of which nothing may be claimed. */
    public String tooFew() {
        return byAttack.entrySet().stream()
                .filter(entry -> !Claim.allowed(entry.getValue()))
                .map(entry -> entry.getKey() + ", n = " + entry.getValue())
                .collect(Collectors.joining("; "));
    }
}
