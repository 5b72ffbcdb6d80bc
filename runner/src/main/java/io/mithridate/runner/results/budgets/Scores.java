package io.mithridate.runner.results.budgets;

import io.mithridate.runner.coordinates.Baseline;
import io.mithridate.runner.coordinates.Coordinates;
import io.mithridate.runner.coordinates.PluginSetting;
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
import java.util.stream.Collectors;

/**
 * The attack that each list of a run leaves, whatever its budgets are.
 *
 * @param rows one for each attack, list, way to set the attack off, and number of classes among
 *     which the target counts, over the seeds; in the order of the experiment. Without one where
 *     clean accuracy on validation or the attack's success was measured of no victim
 * @param differences from the baseline's list, within its class of defenses; from the victim where
 *     the baseline is {@code none}
 */
public record Scores(List<ScoreRow> rows, List<Difference> differences) {

    public Scores {
        rows = List.copyOf(rows);
        differences = List.copyOf(differences);
    }

    /** The scores of a run; nothing where it lists no defense from weak to strong. */
    public static Scores of(RunResults run, Victims victims) {
        List<Score> scores =
                ListedVictim.of(run).stream()
                        .map(victim -> Score.of(victim, run.mainSplit(), victims))
                        .toList();
        List<ScoreRow> rows = rows(run, scores, victims);
        List<Difference> differences =
                run.baseline()
                        .map(baseline -> differences(rows, baseline, victims))
                        .orElse(List.of());
        return new Scores(rows, differences);
    }

    /** The rows in which the target has to be the first class, as in the main table. */
    public List<ScoreRow> firstClassRows() {
        return rows.stream().filter(row -> row.measure().k() == 1).toList();
    }

    /** The difference of a row from the baseline, if there is one. */
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
            List<ScoreRow> rows, Baseline baseline, Victims victims) {
        return rows.stream()
                .collect(
                        Collectors.groupingBy(
                                row -> List.of(row.victim(), row.measure().k()),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .stream()
                .flatMap(ofAttack -> differencesOfAttack(ofAttack, baseline, victims).stream())
                .toList();
    }

    /** The contrasts of one attack, whose verdicts depend on their number. */
    private static List<Difference> differencesOfAttack(
            List<ScoreRow> rows, Baseline baseline, Victims victims) {
        List<Difference> differences = new ArrayList<>();
        for (ScoreRow row : rows) {
            if (baseline.defense().equals(Coordinates.NO_DEFENSE)) {
                subtract(row, row.victim().defense(), row.victims(), victims)
                        .ifPresent(differences::add);
            } else if (!baseline.names(row.list())) {
                rows.stream()
                        .filter(other -> baseline.names(other.list()))
                        .filter(other -> other.measure().equals(row.measure()))
                        .filter(other -> other.defenseClass() == row.defenseClass())
                        .findFirst()
                        .flatMap(
                                other ->
                                        subtract(
                                                row,
                                                other.list().settings().get(0),
                                                other.means(),
                                                victims))
                        .ifPresent(differences::add);
            }
        }
        Iterator<Verdict> verdicts =
                Verdict.of(
                                differences.stream()
                                        .filter(each -> each.noVerdict.isEmpty())
                                        .map(each -> each.values)
                                        .toList())
                        .iterator();
        return differences.stream()
                .map(each -> each.noVerdict.isEmpty() ? each.with(verdicts.next()) : each)
                .toList();
    }

    private static Optional<Difference> subtract(
            ScoreRow row, PluginSetting baseline, SortedMap<Long, Double> means, Victims victims) {
        List<Double> values = Budgets.paired(row.means(), means);
        return values.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Difference(
                                row,
                                baseline,
                                values,
                                noVerdict(row, values.size(), victims),
                                Optional.empty()));
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
     * By how much the attack that is left differs from the baseline's, over the seeds on which both
     * scores count.
     *
     * @param row the defense
     * @param baseline the baseline's list, or the undefended victim
     * @param values defense less baseline, one for each seed
     * @param noVerdict the reason why nothing may be claimed; empty where there is a verdict
     * @param verdict among the contrasts of the same attack
     */
    public record Difference(
            ScoreRow row,
            PluginSetting baseline,
            List<Double> values,
            String noVerdict,
            Optional<Verdict> verdict) {

        public Difference {
            values = List.copyOf(values);
        }

        private Difference with(Verdict ofFamily) {
            return new Difference(row, baseline, values, noVerdict, Optional.of(ofFamily));
        }

        /** The differences over seeds. */
        public Statistics statistics() {
            return Statistics.ofAny(values).orElseThrow();
        }

        /** Returns the verdict's word, or why there is none. */
        public String claim() {
            return verdict.map(Verdict::word).orElse(noVerdict);
        }
    }
}
