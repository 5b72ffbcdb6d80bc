package io.mithridate.results.statistics;

import com.google.common.collect.Maps;
import com.google.common.collect.Table;
import io.mithridate.api.metric.Measurement;
import io.mithridate.config.Decimal;
import io.mithridate.results.CellResult;
import io.mithridate.results.Condition;
import io.mithridate.results.Measure;
import io.mithridate.results.RunResults;
import io.mithridate.results.coordinates.PluginSetting;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The differences between the defenses of a run and its baseline, and the claims about them.
 *
 * @param settings the settings of all defenses
 * @param victims the success of the attacks on their victims
 */
record Differences(RunResults run, Set<PluginSetting> settings, Victims victims) {

    /** Returns the differences from the baseline, in the order of the samples. */
    static List<PairedDifference> of(
            RunResults run,
            Table<Condition, Measure, SortedMap<Long, Measurement>> samples,
            Victims victims) {
        Set<PluginSetting> settings =
                run.cells().stream().map(CellResult::defense).collect(Collectors.toSet());
        Differences differences = new Differences(run, settings, victims);
        List<PairedDifference> found = new ArrayList<>();
        for (Condition condition : samples.rowKeySet()) {
            for (Condition other : samples.rowKeySet()) {
                if (differences.areComparable(condition, other)) {
                    Map<Measure, SortedMap<Long, Measurement>> subtrahends = samples.row(other);
                    samples.row(condition)
                            .forEach(
                                    (measure, minuend) -> {
                                        SortedMap<Long, Measurement> subtrahend =
                                                subtrahends.getOrDefault(measure, new TreeMap<>());
                                        differences
                                                .subtract(
                                                        condition,
                                                        other.defense(),
                                                        measure,
                                                        minuend,
                                                        subtrahend)
                                                .ifPresent(found::add);
                                    });
                }
            }
        }
        return found;
    }

    /**
     * Returns whether a defense has several settings, regardless of how they are written in the
     * experiment. The best of several settings may be better by chance.
     */
    private boolean isTuned(PluginSetting setting) {
        return settings.stream().anyMatch(other -> differInNumbers(setting, other));
    }

    /**
     * Returns whether two settings of a defense differ only in numbers. Settings that differ in a
     * name or choice, e.g. the picture augmentation, are considered different defenses (our
     * choice).
     */
    private static boolean differInNumbers(PluginSetting one, PluginSetting other) {
        return one.name().equals(other.name())
                && !one.equals(other)
                && one.options().keySet().equals(other.options().keySet())
                && Maps.difference(one.options(), other.options())
                        .entriesDiffering()
                        .values()
                        .stream()
                        .flatMap(option -> Stream.of(option.leftValue(), option.rightValue()))
                        .allMatch(Decimal::isNumber);
    }

    private boolean areComparable(Condition condition, Condition baseline) {
        return run.baseline().filter(named -> named.names(baseline.defense())).isPresent()
                && !condition.defense().equals(baseline.defense())
                && condition.victim().equals(baseline.victim())
                && (baseline.undefended() || condition.defenseClass() == baseline.defenseClass())
                && haveComparableStrength(condition.defense(), baseline.defense());
    }

    /**
     * Returns whether two settings may be compared: they are equally strong, or at least one does
     * not belong to a list.
     */
    private boolean haveComparableStrength(PluginSetting one, PluginSetting other) {
        Optional<SettingList> list = run.listOf(one);
        Optional<SettingList> otherList = run.listOf(other);
        return list.isEmpty()
                || otherList.isEmpty()
                || (list.get().option().equals(otherList.get().option())
                        && list.get().value(one).equals(otherList.get().value(other)));
    }

    /**
     * Returns the difference over the seeds that both conditions have and on which the attack did
     * not fail.
     */
    private Optional<PairedDifference> subtract(
            Condition condition,
            PluginSetting baseline,
            Measure measure,
            SortedMap<Long, Measurement> minuend,
            SortedMap<Long, Measurement> subtrahend) {
        double[] values =
                minuend.keySet().stream()
                        .filter(seed -> !victims.failed(condition, seed))
                        .filter(seed -> subtrahend.containsKey(seed))
                        .mapToDouble(seed -> value(minuend, seed) - value(subtrahend, seed))
                        .toArray();
        if (values.length == 0) {
            return Optional.empty();
        }
        String name =
                "%s, %s less %s, %s, split %s, trigger %s"
                        .formatted(
                                condition.attack().name(),
                                condition.defense().name(),
                                baseline.name(),
                                measure.metric(),
                                measure.split(),
                                measure.trigger());
        Statistics statistics = Statistics.of(values);
        return Optional.of(
                new PairedDifference(
                        condition,
                        baseline,
                        measure,
                        statistics,
                        Bootstrap.ofMean(values, name),
                        claim(condition, baseline, measure, statistics)));
    }

    private static double value(SortedMap<Long, Measurement> sample, long seed) {
        return Objects.requireNonNull(sample.get(seed), "a seed without a value").value();
    }

    /** Returns {@code better} or {@code worse}, or the reason why neither is claimed. */
    private String claim(
            Condition condition, PluginSetting baseline, Measure measure, Statistics differences) {
        if (condition.control()) {
            return "a control: no claim";
        }
        if (victims.failed(condition)) {
            return Claim.ATTACK_FAILED;
        }
        if (!Claim.allowed(differences.seeds())) {
            return Claim.of(differences.seeds());
        }
        if (victims.measured(condition) == 0) {
            return Claim.ATTACK_UNMEASURED;
        }
        if (run.listOf(condition.defense()).isPresent() || run.listOf(baseline).isPresent()) {
            return "one strength of several: no claim";
        }
        if (isTuned(condition.defense()) || isTuned(baseline)) {
            return "one setting of several: no claim";
        }
        return Claim.of(differences, measure.quantity().higherIsBetter());
    }
}
