package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
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
        List<CellResult> cells =
                run.cells().stream()
                        .filter(CellResult::succeeded)
                        .filter(cell -> !cell.control())
                        .toList();
        SettingLabels attacks = new SettingLabels(cells.stream().map(CellResult::attack).toList());
        Map<String, Set<Long>> seeds = new LinkedHashMap<>();
        for (CellResult cell : cells) {
            String title = Condition.of(cell).titleOf(attacks.of(cell.attack()));
            seeds.computeIfAbsent(title, any -> new HashSet<>()).add(cell.seed());
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        seeds.forEach((attack, ofAttack) -> counts.put(attack, ofAttack.size()));
        return new AttackSeeds(counts);
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
