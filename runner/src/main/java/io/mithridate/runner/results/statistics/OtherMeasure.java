package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.RunLabels;
import io.mithridate.runner.results.RunResults;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One thing that was measured and has no column in the main table, such as retrieval recall.
 *
 * @param title what it is called, with its trigger and unit where it has them
 * @param rows one for each condition, in the order of the cells
 */
public record OtherMeasure(String title, List<Row> rows) {

    /**
     * The number of a condition.
     *
     * @param attack the attack; that of a control says so
     * @param defense the defense
     * @param summary the number
     */
    public record Row(String attack, String defense, Summary summary) {}

    public OtherMeasure {
        rows = List.copyOf(rows);
    }

    /** What was measured on the main split beside the main table. */
    public static List<OtherMeasure> of(RunResults run, RunStatistics statistics) {
        RunLabels labels = run.labels();
        Map<Measure, List<Row>> rows = new LinkedHashMap<>();
        for (Summary summary : statistics.summaries()) {
            Measure measure = summary.measure();
            if (!measure.quantity().inMainTable() && measure.belongsTo(run.mainSplit())) {
                Condition condition = summary.condition();
                String attack = labels.attackInScenario(condition);
                rows.computeIfAbsent(measure, any -> new ArrayList<>())
                        .add(
                                new Row(
                                        condition.control() ? attack + ", control" : attack,
                                        labels.defense(condition.defense()),
                                        summary));
            }
        }
        return rows.entrySet().stream()
                .map(entry -> new OtherMeasure(title(entry.getKey()), entry.getValue()))
                .toList();
    }

    private static String title(Measure measure) {
        StringBuilder title = new StringBuilder(measure.heading());
        if (measure.isDetection()) {
            title.append(" over ").append(measure.over().replace('-', ' '));
        }
        if (!measure.trigger().isEmpty()) {
            title.append(", trigger ").append(measure.trigger());
        }
        if (!measure.quantity().isShare()) {
            title.append(", ").append(measure.quantity().unit());
        }
        return title.toString();
    }
}
