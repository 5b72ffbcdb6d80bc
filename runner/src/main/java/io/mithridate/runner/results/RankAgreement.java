package io.mithridate.runner.results;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Whether two benchmarks rank defenses alike under one attack at one budget, by the mean attack
 * success of what the budget chooses.
 *
 * <p>Defenses are paired by what tables call them. One that has no setting within the budget on
 * most seeds of a benchmark has no rank there, and none has where the attack failed.
 *
 * @param attack the attack, as both benchmarks call it
 * @param points the budget, in points of clean accuracy on validation
 * @param defenses that have a rank in both
 * @param tau Kendall's tau-b: 1 where both rank alike, -1 where one ranks in reverse; empty for
 *     fewer than two defenses, or where a benchmark ties them all
 */
public record RankAgreement(
        String attack, double points, List<String> defenses, OptionalDouble tau) {

    public RankAgreement {
        defenses = List.copyOf(defenses);
    }

    /** Compares two benchmarks at all attacks and budgets that both have, in the first's order. */
    public static List<RankAgreement> of(RunResults one, RunResults other) {
        Map<Place, Map<String, Double>> others = successes(other);
        List<RankAgreement> agreements = new ArrayList<>();
        successes(one)
                .forEach(
                        (place, successes) -> {
                            if (others.containsKey(place)) {
                                agreements.add(
                                        of(
                                                place,
                                                successes,
                                                Objects.requireNonNull(others.get(place))));
                            }
                        });
        return agreements;
    }

    private static RankAgreement of(
            Place place, Map<String, Double> one, Map<String, Double> other) {
        List<String> both = one.keySet().stream().filter(other::containsKey).toList();
        double tau =
                both.size() < 2
                        ? Double.NaN
                        : new KendallsCorrelation()
                                .correlation(values(one, both), values(other, both));
        return new RankAgreement(
                place.attack(),
                place.points(),
                both,
                Double.isNaN(tau) ? OptionalDouble.empty() : OptionalDouble.of(tau));
    }

    private static double[] values(Map<String, Double> successes, List<String> defenses) {
        return defenses.stream()
                .mapToDouble(name -> Objects.requireNonNull(successes.get(name)))
                .toArray();
    }

    /** The mean attack success of each defense that has a rank. */
    private static Map<Place, Map<String, Double>> successes(RunResults run) {
        List<BudgetRow> rows = Budgets.of(run).firstClassRows();
        SettingLabels attacks =
                new SettingLabels(rows.stream().map(row -> row.victim().attack()).toList());
        ListLabels lists = new ListLabels(run.lists());
        Map<Place, Map<String, Double>> successes = new LinkedHashMap<>();
        for (BudgetRow row : rows) {
            Map<String, Double> ofPlace =
                    successes.computeIfAbsent(
                            new Place(
                                    row.victim().titleOf(attacks.of(row.victim().attack())),
                                    row.trigger(),
                                    row.points()),
                            any -> new LinkedHashMap<>());
            if (row.isComparable()) {
                ofPlace.put(lists.of(row.list()), row.success().orElseThrow().mean());
            }
        }
        return successes;
    }

    /** Where defenses are ranked. */
    private record Place(String attack, String trigger, double points) {}
}
