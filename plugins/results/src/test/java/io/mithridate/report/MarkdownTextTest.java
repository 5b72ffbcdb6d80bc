package io.mithridate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.ListedRun;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import org.junit.jupiter.api.Test;

class MarkdownTextTest {

    @Test
    void tablesAreThoseOfTheTerminalWithHeadsInOneLine() {
        ListedRun builder = new ListedRun("none", 1.0, 10.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.001");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", list, 0, 1, 0.78, 0.79, 0.50);
        builder.defended("badnets", list, 1, 1, 0.70, 0.70, 0.10);

        String text = MarkdownText.of(EvaluatedRun.of(builder.run()));

        assertThat(text)
                .contains(
                        """
                        | attack | defense | needs | clean accuracy | attack success |  |
                        |---|---|---|---:|---:|---|
                        | badnets | none |  | 80.0 % | 98.0 % | victim |
                        """)
                .contains(
                        """
                        ### Attack success at a fixed loss of clean accuracy, in points on validation

                        | attack | defense | needs | within 1 | within 10 |  |
                        |---|---|---|---:|---:|---|
                        | badnets | fine-tune | clean pairs | none | 10.0 % | list ends within 10 |
                        """);
    }

    @Test
    void escapesNamesOfAnExperiment() {
        ListedRun builder = new ListedRun("none", 1.0);
        builder.victim("bad|<b>nets</b>*", 1, 0.80, 0.80, 0.98);

        assertThat(MarkdownText.of(EvaluatedRun.of(builder.run())))
                .contains("| bad\\|\\<b>nets\\</b>\\* |");
    }
}
