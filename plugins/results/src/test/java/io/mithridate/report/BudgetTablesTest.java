package io.mithridate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.ListedRun;
import io.mithridate.results.RunResults;
import io.mithridate.results.budgets.BudgetRow;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetTablesTest {

    @Test
    void rowShowsTheChosenSettingAndItsResults() {
        ListedRun builder = new ListedRun("clean-clip", 1.0, 2.5);
        SettingList fineTune = builder.list("fine-tune", "0.0001", "0.001");
        SettingList cleanClip = builder.list("clean-clip", "0.0001", "0.001");
        for (int seed = 1; seed <= 2; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", fineTune, 0, seed, 0.798, 0.79, 0.50);
            builder.defended("badnets", fineTune, 1, seed, 0.70, 0.70, 0.10);
            builder.defended("badnets", cleanClip, 0, seed, 0.78, 0.77, 0.30 + 0.1 * seed);
            builder.defended("badnets", cleanClip, 1, seed, 0.70, 0.70, 0.10);
        }
        RunResults run = builder.run();

        Table<BudgetRow> strict = table(run, 1);
        assertThat(strict.lines().get(0).heading()).isTrue();
        assertThat(strict.lines().get(0).cells()).containsExactly(Table.Cell.of("badnets"));
        List<Table.Cell> none = strict.lines().get(2).cells();
        assertThat(none.get(0).text()).isEqualTo("clean-clip");
        assertThat(none.get(0).remark()).isEqualTo("none within 1");
        assertThat(none.get(1).text()).isEqualTo("–");
        assertThat(none.get(4).text()).isEqualTo("0 of 2");
        Table<BudgetRow> wide = table(run, 2.5);
        List<Table.Cell> row = wide.lines().get(2).cells();
        assertThat(row.get(0).notes()).containsExactly("needs clean pairs");
        assertThat(row.get(1).text()).isEqualTo("learning-rate 0.0001");
        // The mean of 0.40 and 0.50 is 0.45, and the standard deviation is 0.1 / sqrt(2).
        assertThat(row.get(2).text()).isEqualTo("45.0 ± 7.1");
        assertThat(row.get(3).text()).isEqualTo("+3.0 ± 0.0");
        assertThat(row.get(4).text()).isEqualTo("2 of 2");
    }

    private static Table<BudgetRow> table(RunResults run, double points) {
        return ResultTables.budget(run, EvaluatedRun.of(run).budgets(), points);
    }

    @Test
    void comparesSettingsWithEqualValues() {
        RunResults run = ListedRun.twoAttacksAtFiveStrengths();

        List<Table.Line> lines = ResultTables.differences(EvaluatedRun.of(run)).lines();

        // There are two attacks, and two defenses besides the baseline, with five values each.
        assertThat(lines).hasSize(20);
        assertThat(lines.get(0).cells().get(1).text())
                .matches("(\\S+) \\(learning-rate (\\S+)\\) − clean-clip \\(learning-rate \\2\\)");
    }

    @Test
    void plotHasACurveForEachList() {
        RunResults run = ListedRun.twoAttacksAtFiveStrengths();

        String plot = plot(run);

        // There are three lists under two attacks, each with five settings on five seeds.
        assertThat(plot.split("\"5\":\"learning-rate 0.002\"", -1)).hasSize(7);
        assertThat(plot.split("\"5\":\\{\"0\":\\[0.0,97.5],\"1\":", -1)).hasSize(7);
    }

    /** Joined runs list their rows in the order of the runs, not of strength. */
    @Test
    void curveRunsFromWeakToStrongRegardlessOfTheOrderOfRows() {
        ListedRun builder = new ListedRun("none", 5.0);
        SettingList list = builder.list("fine-tune", "0.001", "0.002", "0.003");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        for (int position : new int[] {0, 2, 1}) {
            builder.defended("badnets", list, position, 1, 0.7, 0.7, 0.5 - position / 10.0);
        }

        String plot = plot(builder.run());

        String path = plot.substring(plot.indexOf("\"settings\":{\"1\""));
        assertThat(path.indexOf("learning-rate 0.001"))
                .isBetween(0, path.indexOf("learning-rate 0.002"));
        assertThat(path.indexOf("learning-rate 0.002"))
                .isBetween(0, path.indexOf("learning-rate 0.003"));
    }

    private static String plot(RunResults run) {
        return new AccuracySuccessPlot(run).json();
    }
}
