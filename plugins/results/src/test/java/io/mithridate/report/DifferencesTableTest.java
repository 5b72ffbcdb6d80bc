package io.mithridate.report;

import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.RunResults;
import io.mithridate.results.SampleRun;
import io.mithridate.results.statistics.EvaluatedRun;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class DifferencesTableTest {

    @Test
    void eachTriggerHasARow() {
        RunResults run =
                SampleRun.run(
                        "triggers",
                        List.of(
                                cellWith("clean-clip", 1, 0.70, 0.40, 0.90),
                                cellWith("clean-clip", 2, 0.70, 0.40, 0.90),
                                cellWith("ta-cleaner", 1, 0.75, 0.30, 0.95),
                                cellWith("ta-cleaner", 2, 0.75, 0.30, 0.95)));

        List<List<Table.Cell>> rows =
                ResultTables.differences(EvaluatedRun.of(run)).lines().stream()
                        .map(Table.Line::cells)
                        .toList();

        assertThat(rows)
                .extracting(row -> row.get(0).text())
                .containsExactly("badnets, trigger image", "badnets, trigger both");
        assertThat(rows)
                .extracting(row -> row.get(1).text())
                .containsOnly("ta-cleaner − clean-clip");
        assertThat(rows)
                .extracting(row -> List.of(row.get(2).text(), row.get(3).text()))
                .containsExactly(
                        List.of("+5.0 [+5.0, +5.0]", "−10.0 [−10.0, −10.0]"),
                        List.of("+5.0 [+5.0, +5.0]", "+5.0 [+5.0, +5.0]"));
        assertThat(rows)
                .flatExtracting(row -> row.subList(2, 4))
                .extracting(cell -> cell.notes().get(1))
                .containsOnly("n = 2: no claim");
    }

    private static CellResult cellWith(
            String defense, long seed, double accuracy, double imageSuccess, double bothSuccess) {
        return SampleRun.measured(
                cell(0, setting(defense), false, seed, 0, 0),
                number("clean-accuracy", accuracy, ""),
                number("attack-success", imageSuccess, "image"),
                number("attack-success", bothSuccess, "both"));
    }

    private static Measurement number(String metric, double value, String trigger) {
        return new Measurement(metric, OptionalInt.of(1), value, 1000, "test", trigger, Map.of());
    }
}
