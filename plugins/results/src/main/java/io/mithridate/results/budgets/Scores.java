package io.mithridate.results.budgets;

import com.google.common.collect.ListMultimap;
import com.google.common.collect.Multimaps;
import io.mithridate.results.Condition;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.ScoreRow.Score;
import io.mithridate.results.coordinates.Baseline;
import io.mithridate.results.coordinates.Contrast;
import io.mithridate.results.coordinates.Coordinates;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.Claim;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import io.mithridate.results.statistics.Verdict;
import io.mithridate.results.statistics.Victims;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Predicate;

/**
 * The attack left by each list of a run, independently of its budgets.
 *
 * @param rows one row for each attack, list, trigger and k, over the seeds, in the order of the
 *     experiment; a row is missing if clean accuracy on validation or attack success was not
 *     measured on any victim
 * @param differences the differences of the lists of the baseline's class from the baseline's list,
 *     or of all lists from the victim if the baseline is {@code none}; empty if contrasts are named
 * @param contrasts the differences for the contrasts that the run names, regardless of class
 */
public record Scores(
        List<ScoreRow> rows, List<Difference> differences, List<Difference> contrasts) {

    public Scores {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
        contrasts = List.copyOf(contrasts);
    }

    /** Returns the scores of a run; empty if the run has no list of settings. */
    public static Scores of(RunResults run, Victims victims) {
        List<Score> scores =
                ListedVictim.of(run, victims).stream()
                        .map(victim -> Score.of(victim, run.mainSplit()))
                        .toList();
        List<ScoreRow> rows = rows(run, scores, victims);
        List<Difference> differences = differences(run, rows, victims);
        return run.contrasts().isEmpty()
                ? new Scores(rows, differences, List.of())
                : new Scores(rows, List.of(), differences);
    }

    /** Returns the rows with k = 1, as in the main table. */
    public List<ScoreRow> top1Rows() {
        return rows.stream().filter(row -> row.measure().k() == 1).toList();
    }

    /** Returns the difference of a row from the baseline, if any. */
    public Optional<Difference> difference(ScoreRow row) {
        return differences.stream().filter(difference -> difference.row().equals(row)).findFirst();
    }

    private static List<ScoreRow> rows(RunResults run, List<Score> scores, Victims victims) {
        List<ScoreRow> rows = new ArrayList<>();
        for (Map.Entry<Condition, Set<SuccessMeasure>> attack :
                Budgets.victimMeasures(run).entrySet()) {
            Condition victim = attack.getKey();
            boolean failed = victims.failed(victim);
            for (SettingList list : run.lists()) {
                List<Score> seeds =
                        scores.stream()
                                .filter(score -> score.subject().victim().equals(victim))
                                .filter(score -> score.subject().list().equals(list))
                                .sorted(Comparator.comparingLong(score -> score.subject().seed()))
                                .toList();
                if (seeds.stream().anyMatch(score -> score.subject().measured())) {
                    for (SuccessMeasure measure : attack.getValue()) {
                        rows.add(new ScoreRow(victim, measure, seeds, failed));
                    }
                }
            }
        }
        return rows;
    }

    private static List<Difference> differences(
            RunResults run, List<ScoreRow> rows, Victims victims) {
        ListMultimap<Object, ScoreRow> byAttack =
                Multimaps.index(rows, row -> List.of(row.victim(), row.measure().k()));
        return Multimaps.asMap(byAttack).values().stream()
                .flatMap(ofAttack -> differencesOfAttack(run, ofAttack, victims).stream())
                .toList();
    }

    /**
     * Returns the differences for the named contrasts under one attack, or if none are named, all
     * differences from the baseline.
     */
    private static List<Difference> differencesOfAttack(
            RunResults run, List<ScoreRow> rows, Victims victims) {
        List<Difference> differences = new ArrayList<>();
        if (run.contrasts().isEmpty()) {
            run.baseline()
                    .ifPresent(
                            it ->
                                    addDifferences(
                                            list -> !it.names(list),
                                            it,
                                            rows,
                                            victims,
                                            differences));
            differences.removeIf(each -> !each.ofOneClass() || each.values.isEmpty());
        }
        for (Contrast named : run.contrasts()) {
            addDifferences(named.defense()::names, named.reference(), rows, victims, differences);
        }
        long measures = rows.stream().map(ScoreRow::measure).distinct().count();
        return withVerdicts(differences, measures * run.contrasts().size());
    }

    private static void addDifferences(
            Predicate<SettingList> lists,
            Baseline reference,
            List<ScoreRow> rows,
            Victims victims,
            List<Difference> differences) {
        for (ScoreRow row : rows) {
            if (lists.test(row.list()) && reference.isNone()) {
                differences.add(difference(row, Optional.empty(), row.victims(), victims));
            } else if (lists.test(row.list())) {
                rows.stream()
                        .filter(it -> reference.names(it.list()))
                        .filter(it -> it.measure().equals(row.measure()))
                        .map(it -> difference(row, Optional.of(it), it.means(), victims))
                        .forEach(differences::add);
            }
        }
    }

    private static Difference difference(
            ScoreRow row,
            Optional<ScoreRow> reference,
            SortedMap<Long, Double> means,
            Victims victims) {
        List<Double> values = Budgets.paired(row.means(), means);
        return new Difference(
                row,
                reference,
                values,
                reasonForNoVerdict(row, values.size(), victims),
                Optional.empty());
    }

    /**
     * Adds verdicts to the differences of one attack; the verdicts depend on the number of
     * differences.
     *
     * @param namedCount the number of named contrasts, including those without a verdict yet
     */
    public static List<Difference> withVerdicts(List<Difference> differences, long namedCount) {
        List<List<Double>> values =
                differences.stream()
                        .filter(each -> each.noVerdict.isEmpty())
                        .map(Difference::values)
                        .toList();
        Iterator<Verdict> verdicts = Verdict.of(values, namedCount).iterator();
        return differences.stream()
                .map(each -> each.noVerdict.isEmpty() ? each.with(verdicts.next()) : each)
                .toList();
    }

    private static String reasonForNoVerdict(ScoreRow row, int seeds, Victims victims) {
        if (row.attackFailed()) {
            return Claim.ATTACK_FAILED;
        }
        if (victims.measured(row.victim()) == 0) {
            return Claim.ATTACK_UNMEASURED;
        }
        return Claim.allowed(seeds) ? "" : Claim.of(seeds);
    }

    /**
     * The difference in attack left between two lists, over the seeds for which both scores are
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
