package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.SettingList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Compares lists of one class of defenses under one attack at one budget: by the mean attack
 * success that their choices leave, over the seeds on which each of them has a setting.
 *
 * <p>A list without a setting on most seeds comes after all others, together with its like.
 */
final class Ranking {

    /** Means that differ by less are equal: they would be so if sums of shares were exact. */
    private static final double ROUNDING = 1e-9;

    private static final double BEHIND_ALL = Double.POSITIVE_INFINITY;

    private Ranking() {}

    /**
     * Returns the number by which each list is ranked, from 0 on; the lower the better. Lists that
     * cannot be ranked are not in it.
     *
     * @param rows of one attack, class and budget, one for each list
     * @param fewestSeeds over fewer seeds nothing is ranked, at least 1
     */
    static Map<SettingList, Double> of(List<BudgetRow> rows, int fewestSeeds) {
        List<BudgetRow> compared =
                rows.stream()
                        .filter(BudgetRow::isComparable)
                        .filter(row -> row.successes().size() >= fewestSeeds)
                        .toList();
        Set<Long> shared = new TreeSet<>();
        compared.forEach(row -> shared.addAll(row.successes().keySet()));
        compared.forEach(row -> shared.retainAll(row.successes().keySet()));
        Map<SettingList, Double> places = new LinkedHashMap<>();
        if (shared.size() >= fewestSeeds) {
            compared.forEach(row -> places.put(row.list(), mean(row, shared)));
            rows.stream()
                    .filter(row -> row.attackSucceeded() && row.noneOnMost())
                    .filter(row -> row.counted().size() >= fewestSeeds)
                    .forEach(row -> places.put(row.list(), BEHIND_ALL));
        }
        return places;
    }

    private static double mean(BudgetRow row, Set<Long> seeds) {
        double mean =
                seeds.stream()
                        .mapToDouble(seed -> row.successes().getOrDefault(seed, Double.NaN))
                        .average()
                        .orElseThrow();
        return Math.rint(mean / ROUNDING) * ROUNDING;
    }
}
