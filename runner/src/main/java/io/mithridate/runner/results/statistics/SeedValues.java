package io.mithridate.runner.results.statistics;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.RunResults;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongPredicate;

/** The values of one measure under one condition, by seed. */
final class SeedValues {

    private final SortedMap<Long, Double> values = new TreeMap<>();
    private long n;

    /** The values of every measure of every condition; failed cells are left out. */
    static Map<Condition, Map<Measure, SeedValues>> of(RunResults run) {
        Map<Condition, Map<Measure, SeedValues>> all = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            if (!cell.succeeded()) {
                continue;
            }
            Map<Measure, SeedValues> ofCondition =
                    all.computeIfAbsent(Condition.of(cell), any -> new LinkedHashMap<>());
            for (Measurement measurement : cell.measurements()) {
                ofCondition
                        .computeIfAbsent(
                                Measure.of(measurement, run.quantity(measurement.metric())),
                                any -> new SeedValues())
                        .add(cell.seed(), measurement);
            }
        }
        return all;
    }

    private void add(long seed, Measurement measurement) {
        values.put(seed, measurement.value());
        n += measurement.n();
    }

    Summary summary(Condition condition, Measure measure) {
        double[] all = values.values().stream().mapToDouble(Double::doubleValue).toArray();
        return new Summary(condition, measure, Statistics.of(all), n);
    }

    /** The differences for the seeds that both have and that count, by ascending seed. */
    double[] less(SeedValues baseline, LongPredicate counts) {
        return values.entrySet().stream()
                .filter(entry -> counts.test(entry.getKey()))
                .filter(entry -> baseline.values.containsKey(entry.getKey()))
                .mapToDouble(entry -> entry.getValue() - baseline.at(entry.getKey()))
                .toArray();
    }

    private double at(long seed) {
        return Objects.requireNonNull(values.get(seed), "a seed without a value");
    }
}
