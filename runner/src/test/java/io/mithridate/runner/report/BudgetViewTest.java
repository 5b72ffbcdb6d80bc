package io.mithridate.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.results.ListedRun;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SettingList;
import io.mithridate.runner.results.statistics.EvaluatedRun;
import io.mithridate.runner.results.statistics.RunStatistics;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetViewTest {

    @Test
    void aLineSaysWhatWasChosenAndWhatItDoes() {
        ListedRun made = new ListedRun("clean-clip", 1.0, 2.5);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        SettingList cleaned = made.list("clean-clip", "0.0001", "0.001");
        for (int seed = 1; seed <= 2; seed++) {
            made.victim("badnets", seed, 0.80, 0.80, 0.98);
            made.defended("badnets", tuned, 0, seed, 0.798, 0.79, 0.50);
            made.defended("badnets", tuned, 1, seed, 0.70, 0.70, 0.10);
            made.defended("badnets", cleaned, 0, seed, 0.78, 0.77, 0.30 + 0.1 * seed);
            made.defended("badnets", cleaned, 1, seed, 0.70, 0.70, 0.10);
        }
        RunResults run = made.run();

        List<BudgetView> views = BudgetView.of(run, RunStatistics.of(run));

        assertThat(views).extracting(BudgetView::points).containsExactly("1", "2.5");
        // 100 * sqrt(0.8 * 0.2 / 5000)
        assertThat(views.get(0).standardError()).isEqualTo("0.57");
        assertThat(views.get(0).groups())
                .extracting(BudgetView.Group::title)
                .containsExactly("badnets");
        BudgetView.Row none = views.get(0).groups().get(0).rows().get(1);
        assertThat(none.defense()).isEqualTo("clean-clip");
        assertThat(none.remarks()).isEqualTo("none within 1");
        assertThat(none.setting()).isEqualTo("–");
        assertThat(none.seeds()).isEqualTo("0 of 2");
        BudgetView.Row row = views.get(1).groups().get(0).rows().get(1);
        assertThat(row.notes()).isEqualTo("needs clean pairs");
        assertThat(row.setting()).isEqualTo("learning-rate 0.0001");
        // 0.40 and 0.50: mean 0.45, sd 0.1 / sqrt(2).
        assertThat(row.success()).isEqualTo("45.0 ± 7.1");
        assertThat(row.loss()).isEqualTo("+3.0 ± 0.0");
        assertThat(row.seeds()).isEqualTo("2 of 2");
        DifferenceView.Entry difference = views.get(1).groups().get(0).rows().get(0).difference();
        // 0.50 - 0.40 and 0.50 - 0.50: mean 0.05, half = 12.7062 * 0.0707107 / sqrt(2) = 0.63531.
        assertThat(difference.text()).isEqualTo("+5.0 [−58.5, +68.5]");
        assertThat(difference.bootstrap()).isEqualTo("[0.0, +10.0]");
        assertThat(difference.claim()).isEqualTo("n = 2: no claim");
    }

    @Test
    void settingsAtEqualValuesAreCompared() {
        RunResults run = ListedRun.twoAttacksAtFiveStrengths();

        DifferenceView view = DifferenceView.of(run, RunStatistics.of(run));

        // Two attacks, two defenses beside the baseline, five values each.
        assertThat(view.rows()).hasSize(20);
        assertThat(view.rows().get(0).defenses())
                .matches("(\\S+) \\(learning-rate (\\S+)\\) − clean-clip \\(learning-rate \\2\\)");
    }

    @Test
    void aListIsALineInThePlane() {
        RunResults run = ListedRun.twoAttacksAtFiveStrengths();

        String plane = Page.of(EvaluatedRun.of(run)).planeData();

        // Three lists under two attacks, each from the victim over five settings.
        assertThat(plane.split("\"paths\":\\[\\[", -1)).hasSize(4);
        assertThat(plane).contains("learning-rate 0.002, mean of n = 5 seeds");
    }

    /** The rows of joined runs stand in the order of the runs. */
    @Test
    void aLineGoesFromWeakToStrongWhateverTheOrderOfTheRowsIs() {
        ListedRun made = new ListedRun("none", 5.0);
        SettingList list = made.list("fine-tune", "0.001", "0.002", "0.003");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        for (int position : new int[] {0, 2, 1}) {
            made.defended("badnets", list, position, 1, 0.7, 0.7, 0.5 - position / 10.0);
        }

        String plane = Page.of(EvaluatedRun.of(made.run())).planeData();

        String path = plane.substring(plane.indexOf("\"paths\":[["));
        assertThat(path.indexOf("learning-rate 0.001"))
                .isBetween(0, path.indexOf("learning-rate 0.002"));
        assertThat(path.indexOf("learning-rate 0.002"))
                .isBetween(0, path.indexOf("learning-rate 0.003"));
    }
}
