package io.mithridate.runner.results.statistics;

import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
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
        SettingLabels attacks =
                new SettingLabels(run.cells().stream().map(CellResult::attack).toList());
        SettingLabels defenses =
                new SettingLabels(run.cells().stream().map(CellResult::defense).toList());
        Map<Measure, List<Row>> rows = new LinkedHashMap<>();
        for (Summary summary : statistics.summaries()) {
            Measure measure = summary.measure();
            if (!measure.quantity().inMainTable() && measure.belongsTo(run.mainSplit())) {
                Condition condition = summary.condition();
                String attack = condition.titleOf(attacks.of(condition.attack()));
                rows.computeIfAbsent(measure, any -> new ArrayList<>())
                        .add(
                                new Row(
                                        condition.control() ? attack + ", control" : attack,
                                        defenses.of(condition.defense()),
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
