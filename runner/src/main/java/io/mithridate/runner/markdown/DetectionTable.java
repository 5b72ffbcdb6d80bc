package io.mithridate.runner.markdown;

import io.mithridate.api.metric.Measurement;
import io.mithridate.runner.report.Figures;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.Condition;
import io.mithridate.runner.results.Measure;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingLabels;
import io.mithridate.runner.results.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What detectors found, seed by seed, on victims and on controls: what fires on the control detects
 * nothing.
 *
 * @param run the results
 * @param ofModels what detectors of models found over all models
 */
record DetectionTable(RunResults run, List<Summary> ofModels) {

    /** The table; empty where nothing was detected. */
    String render() {
        Map<Row, Found> rows = new LinkedHashMap<>();
        for (CellResult cell : run.cells()) {
            for (Measurement number : cell.measurements()) {
                Measure measure = Measure.of(number, run.quantity(number.metric()));
                if (isDetection(measure)) {
                    rows.computeIfAbsent(
                                    Row.of(Condition.of(cell), measure, number.n()),
                                    any -> Found.none())
                            .in(cell.control())
                            .add(number.value());
                }
            }
        }
        for (Summary summary : ofModels) {
            rows.computeIfAbsent(
                            Row.of(summary.condition(), summary.measure(), summary.n()),
                            any -> Found.none())
                    .in(summary.condition().control())
                    .add(summary.statistics().mean());
        }
        return rows.isEmpty() ? "" : table(rows);
    }

    private boolean isDetection(Measure measure) {
        return measure.isDetection() && measure.belongsTo(run.mainSplit());
    }

    private static String table(Map<Row, Found> rows) {
        SettingLabels attacks = new SettingLabels(rows.keySet().stream().map(Row::attack).toList());
        SettingLabels detectors =
                new SettingLabels(rows.keySet().stream().map(Row::detector).toList());
        MarkdownTable table =
                new MarkdownTable(
                        4,
                        List.of(
                                "attack",
                                "detector",
                                "measured",
                                "over",
                                "on the victims",
                                "on the controls"));
        rows.forEach(
                (row, found) ->
                        table.add(
                                List.of(
                                        row.title(attacks),
                                        detectors.of(row.detector()),
                                        row.measure().heading(),
                                        row.over(),
                                        listed(found.victims()),
                                        listed(found.controls()))));
        return table.render();
    }

    private static String listed(List<Double> values) {
        return values.isEmpty()
                ? Numbers.NONE
                : String.join(", ", values.stream().map(DetectionTable::thousandths).toList());
    }

    private static String thousandths(double value) {
        return String.format(Locale.ROOT, "%.3f", value).replace('-', '−');
    }

    /** What stands in a line before its numbers. */
    private record Row(
            String scenario,
            PluginSetting attack,
            PluginSetting detector,
            Measure measure,
            long n) {

        static Row of(Condition condition, Measure measure, long n) {
            return new Row(
                    condition.scenario(), condition.attack(), condition.defense(), measure, n);
        }

        String title(SettingLabels attacks) {
            String title = attacks.of(attack);
            return scenario.isEmpty() ? title : title + ", " + scenario;
        }

        /** {@code 7 980 test-pictures}; a score of one model has no number. */
        String over() {
            String what = measure.over().replace('-', ' ');
            return n == 1 ? "each model" : Figures.count(n) + " " + what;
        }
    }

    /** The values in the order of the cells. */
    private record Found(List<Double> victims, List<Double> controls) {

        static Found none() {
            return new Found(new ArrayList<>(), new ArrayList<>());
        }

        List<Double> in(boolean control) {
            return control ? controls : victims;
        }
    }
}
