package io.mithridate.report;

import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.ListedRun;
import io.mithridate.results.SampleRun;
import io.mithridate.results.coordinates.SettingList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccuracySuccessPlotTest {

    @Test
    void curveLeadsFromTheVictimThroughTheSettingsByLossOnValidation() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "0.001", "0.002");
        builder.victim("badnets", 1, 0.80, 0.70, 0.98);
        builder.defended("badnets", list, 1, 1, 0.72, 0.69, 0.10);
        builder.defended("badnets", list, 0, 1, 0.77, 0.70, 0.50);

        AccuracySuccessPlot plot = new AccuracySuccessPlot(builder.run());

        assertThat(plot.split()).isEqualTo("validation");
        assertThat(plot.json())
                .isEqualTo(
                        """
                        [{"attack":"badnets","curves":[\
                        {"defense":"no defense","victim":true,"settings":{},"seeds":{"1":{"0":[0.0,98.0]}}},\
                        {"defense":"fine-tune","victim":false,\
                        "settings":{"1":"learning-rate 0.001","2":"learning-rate 0.002"},\
                        "seeds":{"1":{"0":[0.0,98.0],"1":[3.0,50.0],"2":[8.0,10.0]}}}]}]\
                        """);
    }

    @Test
    void usesTheLossOnTestIfValidationWasNotMeasured() {
        AccuracySuccessPlot plot =
                new AccuracySuccessPlot(
                        SampleRun.run(
                                "test",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.9),
                                        cell(1, setting("fine-tune"), false, 1, 0.6, 0.2))));

        assertThat(plot.split()).isEqualTo("test");
        assertThat(plot.json()).contains("\"seeds\":{\"1\":{\"0\":[0.0,90.0],\"1\":[10.0,20.0]}}");
    }

    @Test
    void descriptionContainsMeansOverSeeds() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "0.001");
        for (int seed = 1; seed <= 2; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", list, 0, seed, 0.80 - 0.01 * seed, 0.80, 0.10 * seed);
        }

        assertThat(new AccuracySuccessPlot(builder.run()).description())
                .endsWith(
                        " no defense under badnets: clean accuracy lost 0.0 points, attack success"
                                + " 98.0 %. fine-tune, learning-rate 0.001 under badnets: clean"
                                + " accuracy lost 1.5 points, attack success 15.0 %.");
    }

    @Test
    void omitsControlsFailedCellsAndModelsWithoutTheirVictim() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "0.001", "0.002");
        builder.control("badnets", 1, 0.8, 0.01);
        builder.defended("blended", list, 0, 1, 0.77, 0.80, 0.50);
        assertThat(new AccuracySuccessPlot(builder.run()).isEmpty()).isTrue();

        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.failed("badnets", list, 0, 1);
        AccuracySuccessPlot plot = new AccuracySuccessPlot(builder.run());
        assertThat(plot.attacks()).containsExactly("badnets");
        assertThat(plot.defenses()).containsExactly("no defense");
    }

    @Test
    void hasAPanelForEachTriggerAndNamesVictimsFirst() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "0.001");
        builder.defended("badnets", list, 0, 1, 0.77, 0.80, 0.50);
        builder.setOffBy("text", 0.3);
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.setOffBy("text", 0.9);

        AccuracySuccessPlot plot = new AccuracySuccessPlot(builder.run());

        assertThat(plot.attacks())
                .containsExactly("badnets, trigger image", "badnets, trigger text");
        assertThat(plot.defenses()).containsExactly("no defense", "fine-tune");
    }
}
