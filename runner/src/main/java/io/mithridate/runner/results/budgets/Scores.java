package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.SettingList;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.statistics.Claim;
import io.mithridate.runner.results.statistics.Statistics;
import io.mithridate.runner.results.statistics.Verdict;
import io.mithridate.runner.results.statistics.Victims;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The attack left by each list of a run, independently of its budgets.
 *
 * @param rows one row for each attack, list, trigger and k, over the seeds, in the order of the
 *     experiment; a row is missing if clean accuracy on validation or attack success was not
 *     measured on any victim
 * @param differences the differences from the baseline's list, within its class of defenses, or
 *     from the victim if the baseline is {@code none}; empty if contrasts are named
 * @param contrasts the differences for the contrasts that the run names, across any classes
 */
public record Scores(
        List<ScoreRow> rows, List<Difference> differences, List<Difference> contrasts) {

    public Scores {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
        contrasts = List.copyOf(contrasts);
    }

    /** Returns the scores of a run; empty if it lists no defense from weak to strong. */
    public static Scores of(RunResults run, Victims victims) {
        List<Score> scores =
                ListedVictim.of(run).stream()
                        .map(victim -> Score.of(victim, run.mainSplit(), victims))
                        .toList();
        List<ScoreRow> rows = rows(run, scores, victims);
        List<Difference> differences = differences(run, rows, victims);
        return run.contrasts().isEmpty()
                ? new Scores(rows, differences, List.of())
                : new Scores(rows, List.of(), differences);
    }

    /** Returns the rows with k = 1, as in the main table. */
    public List<ScoreRow> firstClassRows() {
        return rows.stream().filter(row -> row.measure().k() == 1).toList();
    }

    /** Returns the difference of a row from the baseline, if any. */
    public Optional<Difference> difference(ScoreRow row) {
        return differences.stream().filter(difference -> difference.row().equals(row)).findFirst();
    }

    private static List<ScoreRow> rows(RunResults run, List<Score> scores, Victims victims) {
        Map<List<Object>, List<Score>> byList =
                scores.stream()
                        .sorted(Comparator.comparingLong(Score::seed))
                        .collect(Collectors.groupingBy(it -> List.of(it.victim(), it.list())));
        List<ScoreRow> rows = new ArrayList<>();
        Budgets.victimMeasures(run)
                .forEach(
                        (victim, measures) -> {
                            for (SettingList list : run.lists()) {
                                List<Score> seeds =
                                        byList.getOrDefault(List.of(victim, list), List.of());
                                if (seeds.stream().anyMatch(Score::measured)) {
                                    boolean failed = victims.failed(victim);
                                    measures.forEach(
                                            measure ->
                                                    rows.add(
                                                            new ScoreRow(
                                                                    victim, measure, seeds,
                                                                    failed)));
                                }
                            }
                        });
        return rows;
    }

    private static List<Difference> differences(
            RunResults run, List<ScoreRow> rows, Victims victims) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> List.of(row.victim(), row.measure().k()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .flatMap(ofAttack -> ofAttack(run, ofAttack, victims))
                .toList();
    }

    /**
     * Returns the differences for the named contrasts under one attack, or if none are named, all
     * differences from the baseline.
     */
    private static Stream<Difference> ofAttack(
            RunResults run, List<ScoreRow> rows, Victims victims) {
        if (!run.contrasts().isEmpty()) {
            long measures = rows.stream().map(ScoreRow::measure).distinct().count();
            return withVerdicts(
                    run.contrasts().stream()
                            .flatMap(
                                    named ->
                                            subtract(
                                                    named.defense()::names,
                                                    named.reference(),
                                                    rows,
                                                    victims)),
                    measures * run.contrasts().size());
        }
        return withVerdicts(
                run.baseline().stream()
                        .flatMap(
                                baseline ->
                                        subtract(
                                                list -> !baseline.names(list),
                                                baseline,
                                                rows,
                                                victims))
                        .filter(each -> each.ofOneClass() && !each.values.isEmpty()),
                0);
    }

    private static Stream<Difference> subtract(
            Predicate<SettingList> lists,
            Baseline reference,
            List<ScoreRow> rows,
            Victims victims) {
        return rows.stream()
                .filter(row -> lists.test(row.list()))
                .flatMap(
                        row ->
                                reference.isNone()
                                        ? Stream.of(
                                                difference(
                                                        row,
                                                        Optional.empty(),
                                                        row.victims(),
                                                        victims))
                                        : rows.stream()
                                                .filter(it -> reference.names(it.list()))
                                                .filter(it -> it.measure().equals(row.measure()))
                                                .map(
                                                        it ->
                                                                difference(
                                                                        row,
                                                                        Optional.of(it),
                                                                        it.means(),
                                                                        victims)));
    }

    private static Difference difference(
            ScoreRow row,
            Optional<ScoreRow> reference,
            SortedMap<Long, Double> means,
            Victims victims) {
        List<Double> values = Budgets.paired(row.means(), means);
        return new Difference(
                row, reference, values, noVerdict(row, values.size(), victims), Optional.empty());
    }

    /**
     * Adds verdicts to the differences of one attack; the verdicts depend on the number of
     * differences.
     *
     * @param named the number of named contrasts, including those without a verdict yet
     */
    public static Stream<Difference> withVerdicts(Stream<Difference> all, long named) {
        List<Difference> differences = all.toList();
        Iterator<Verdict> verdicts =
                Verdict.of(
                                differences.stream()
                                        .filter(each -> each.noVerdict.isEmpty())
                                        .map(each -> each.values)
                                        .toList(),
                                named)
                        .iterator();
        return differences.stream()
                .map(each -> each.noVerdict.isEmpty() ? each.with(verdicts.next()) : each);
    }

    private static String noVerdict(ScoreRow row, int seeds, Victims victims) {
        if (row.attackFailed()) {
            return Claim.ATTACK_FAILED;
        }
        if (victims.measured(row.victim()) == 0) {
            return Claim.ATTACK_UNMEASURED;
        }
        return Claim.allowed(seeds) ? "" : Claim.of(seeds);
    }

    /**
     * The difference in attack left from another list, over the seeds for which both scores are
     * counted.
     *
     * @param row the defense
     * @param reference the row that is subtracted; empty for the undefended victim
     * @param values the defense minus the reference, for each seed
     * @param noVerdict the reason why nothing may be claimed; empty if there is a verdict
     * @param verdict the verdict among the differences under the same attack
     */
    public record Difference(
            ScoreRow row,
            Optional<ScoreRow> reference,
            List<Double> values,
            String noVerdict,
            Optional<Verdict> verdict) {

        public Difference {
            values = List.copyOf(values);
        }

        private Difference with(Verdict ofFamily) {
            return new Difference(row, reference, values, noVerdict, Optional.of(ofFamily));
        }

        /** Returns the statistics of the differences over seeds. */
        public Statistics statistics() {
            return Statistics.ofAny(values).orElse(Statistics.NONE);
        }

        /** Returns whether both defenses need the same data. */
        public boolean ofOneClass() {
            return reference.stream().allMatch(it -> it.defenseClass() == row.defenseClass());
        }

        /** Returns the name of the defense that is subtracted. */
        public String referenceDefense() {
            return reference.map(row -> row.list().defense()).orElse(Coordinates.NO_DEFENSE);
        }

        /** Returns the verdict's word, or the reason why there is no verdict. */
        public String claim() {
            return verdict.map(Verdict::word).orElse(noVerdict);
        }
    }
}
