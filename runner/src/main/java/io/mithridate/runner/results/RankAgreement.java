package io.mithridate.runner.results;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.commons.math3.stat.correlation.KendallsCorrelation;

/**
 * Whether two benchmarks rank the defenses of one class alike, under one attack at one budget, by
 * the mean attack success of what the budget chooses.
 *
 * <p>Defenses are paired by what tables call them. Those that have no setting within the budget on
 * most seeds of a benchmark share its last rank, and none has a rank where the attack failed. Means
 * are over the seeds on which all others have a setting, where a defense that one benchmark alone
 * has does not count.
 *
 * @param attack the attack, as both benchmarks call it
 * @param trigger how it is set off; empty where it is set off in one way
 * @param defenseClass what the defenses have to be given
 * @param points the budget, in points of clean accuracy on validation
 * @param defenses that have a rank in both
 * @param seeds over how many seeds the means of the first benchmark are
 * @param otherSeeds over how many those of the second are
 * @param tau Kendall's tau-b: 1 where both rank alike, -1 where one ranks in reverse; empty for
 *     fewer than two defenses, or where a benchmark ties them all
 */
public record RankAgreement(
        String attack,
        String trigger,
        DefenseClass defenseClass,
        double points,
        List<String> defenses,
        int seeds,
        int otherSeeds,
        OptionalDouble tau) {

    public RankAgreement {
        defenses = List.copyOf(defenses);
    }

    /** Compares two benchmarks at all attacks and budgets that both have, in the first's order. */
    public static List<RankAgreement> of(RunResults one, RunResults other) {
        Map<Place, Map<String, BudgetRow>> others = rows(other);
        List<RankAgreement> agreements = new ArrayList<>();
        rows(one)
                .forEach(
                        (place, rows) -> {
                            if (others.containsKey(place)) {
                                Map<String, BudgetRow> beside =
                                        Objects.requireNonNull(others.get(place));
                                agreements.add(
                                        of(
                                                place,
                                                Ranks.of(rows, beside.keySet()),
                                                Ranks.of(beside, rows.keySet())));
                            }
                        });
        return agreements;
    }

    /** The attack with the way in which it is set off, where it has several. */
    public String title() {
        return trigger.isEmpty() ? attack : attack + ", " + trigger;
    }

    private static RankAgreement of(Place place, Ranks one, Ranks other) {
        List<String> both =
                one.places().keySet().stream().filter(other.places()::containsKey).toList();
        double tau =
                both.size() < 2
                        ? Double.NaN
                        : new KendallsCorrelation().correlation(one.of(both), other.of(both));
        return new RankAgreement(
                place.attack(),
                place.trigger(),
                place.defenseClass(),
                place.points(),
                both,
                one.seeds(),
                other.seeds(),
                Double.isNaN(tau) ? OptionalDouble.empty() : OptionalDouble.of(tau));
    }

    /** The rows of each place, by what tables call their lists. */
    private static Map<Place, Map<String, BudgetRow>> rows(RunResults run) {
        List<BudgetRow> rows = Budgets.of(run).firstClassRows();
        SettingLabels attacks =
                new SettingLabels(rows.stream().map(row -> row.victim().attack()).toList());
        ListLabels lists = new ListLabels(run.lists());
        Map<Place, Map<String, BudgetRow>> places = new LinkedHashMap<>();
        Map<Condition, Set<String>> triggers = new HashMap<>();
        for (BudgetRow row : rows) {
            triggers.computeIfAbsent(row.victim(), any -> new HashSet<>()).add(row.trigger());
        }
        for (BudgetRow row : rows) {
            boolean severalTriggers = triggers.getOrDefault(row.victim(), Set.of()).size() > 1;
            Place place =
                    new Place(
                            row.victim().titleOf(attacks.of(row.victim().attack())),
                            severalTriggers ? row.trigger() : "",
                            row.defenseClass(),
                            row.points());
            places.computeIfAbsent(place, any -> new LinkedHashMap<>())
                    .put(lists.of(row.list()), row);
        }
        return places;
    }

    /** Where defenses are ranked. */
    private record Place(String attack, String trigger, DefenseClass defenseClass, double points) {}

    /**
     * What the defenses of one benchmark are ranked by at a place.
     *
     * @param places by what tables call them
     * @param seeds over how many seeds
     */
    private record Ranks(Map<String, Double> places, int seeds) {

        /** The ranks of those whose names are among some. */
        static Ranks of(Map<String, BudgetRow> rows, Set<String> names) {
            Map<String, BudgetRow> ranked = new LinkedHashMap<>(rows);
            ranked.keySet().retainAll(names);
            Ranking ranking = Ranking.of(List.copyOf(ranked.values()), 1);
            Map<String, Double> places = new LinkedHashMap<>();
            ranked.forEach(
                    (name, row) ->
                            Optional.ofNullable(ranking.places().get(row.list()))
                                    .ifPresent(place -> places.put(name, place)));
            return new Ranks(places, ranking.seeds());
        }

        double[] of(List<String> defenses) {
            return defenses.stream()
                    .mapToDouble(name -> Objects.requireNonNull(places.get(name)))
                    .toArray();
        }
    }
}
