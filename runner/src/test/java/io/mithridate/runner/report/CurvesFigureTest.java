package io.mithridate.runner.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.results.EvaluatedRun;
import io.mithridate.runner.results.ListedRun;
import io.mithridate.runner.results.SettingList;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class CurvesFigureTest {

    /** One attack, a list of two strengths, and a control. */
    private static EvaluatedRun oneAttack() {
        ListedRun made = new ListedRun("fine-tune", 1.0);
        SettingList tuned = made.list("fine-tune", "0.001", "0.002");
        made.victim("badnets", 1, 0.80, 0.80, 1.00);
        made.control("badnets", 1, 0.55, 0.01);
        made.defended("badnets", tuned, 0, 1, 0.78, 0.78, 0.50);
        made.defended("badnets", tuned, 1, 1, 0.75, 0.75, 0.25);
        return EvaluatedRun.of(made.run());
    }

    @Test
    void aLineLeadsFromTheVictimOverTheStrengths() {
        // Across from 56 to 860 for 0 to 1; up from 536 to 34 for 0.70 to 0.90.
        CurvesPanel panel = CurvesFigure.of(oneAttack()).panels().get(0);

        assertThat(panel.lines())
                .containsExactly(new CurvesPanel.Line("s0", "860.0,285.0 458.0,335.2 257.0,410.5"));
        assertThat(panel.up())
                .containsExactly(
                        new CurvesPanel.Tick("536.0", "70"),
                        new CurvesPanel.Tick("285.0", "80"),
                        new CurvesPanel.Tick("34.0", "90"));
        assertThat(panel.across())
                .extracting(CurvesPanel.Tick::text)
                .containsExactly("0", "20", "40", "60", "80", "100");
    }

    @Test
    void everyModelSaysItsNumbersAndTheVictimLiesOnTop() {
        assertThat(CurvesFigure.of(oneAttack()).panels().get(0).marks())
                .extracting(CurvesPanel.Mark::title)
                .containsExactly(
                        "fine-tune, learning-rate 0.001, n = 1 seed: clean accuracy 78.0 %, attack"
                                + " success 50.0 %",
                        "fine-tune, learning-rate 0.002, n = 1 seed: clean accuracy 75.0 %, attack"
                                + " success 25.0 %",
                        "no defense, n = 1 seed: clean accuracy 80.0 %, attack success 100.0 %");
    }

    @Test
    void panelsStandSideBySideOnOneScale() {
        CurvesFigure figure =
                CurvesFigure.of(EvaluatedRun.of(ListedRun.twoAttacksAtFiveStrengths()));

        assertThat(figure.panels())
                .extracting(CurvesPanel::title)
                .containsExactly("badnets", "blended");
        assertThat(figure.panels()).extracting(CurvesPanel::left).containsExactly(56, 496);
        assertThat(figure.panels()).extracting(CurvesPanel::right).containsExactly(420, 860);
        assertThat(figure.panels().get(0).up()).isEqualTo(figure.panels().get(1).up());
        assertThat(figure.keys()).extracting(CurvesFigure.Key::style).doesNotHaveDuplicates();
    }

    @Test
    void tenDefensesHaveMarksOfTheirOwn() {
        List<String> styles = IntStream.range(0, 10).mapToObj(CurvesPanel::style).toList();

        assertThat(styles).doesNotHaveDuplicates();
        String figure = CurvesFigure.svg(EvaluatedRun.of(ListedRun.twoAttacksAtFiveStrengths()));
        assertThat(styles)
                .allSatisfy(
                        style ->
                                assertThat(figure)
                                        .contains("id=\"" + style + "\"", "." + style + " {"));
    }

    @Test
    void namesThatLookLikeMarkupAreText() throws Exception {
        ListedRun made = new ListedRun("fine-tune", 1.0);
        String hostile = "</text><script>&";
        SettingList tuned = made.list(hostile, "0.001", "0.002");
        made.victim("bad<nets", 1, 0.80, 0.80, 0.98);
        made.defended("bad<nets", tuned, 0, 1, 0.78, 0.78, 0.50);

        Element svg = parsed(CurvesFigure.svg(EvaluatedRun.of(made.run())));

        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getTextContent()).contains("bad<nets", hostile);
    }

    @Test
    void aRunWithoutBothNumbersHasNoPicture() {
        assertThatThrownBy(() -> CurvesFigure.of(EvaluatedRun.of(new ListedRun("none").run())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("both a clean accuracy and an attack success");
    }

    @Test
    void anAxisRunsFromOneTenthToAnother() {
        // 0.61 and 0.72 with a fortieth of room: from 0.585 down to 0.5, from 0.745 up to 0.8.
        assertThat(FigureScale.of(DoubleStream.of(0.61, 0.72)).ticks())
                .hasSize(4)
                .first()
                .isEqualTo(0.5);
        assertThat(FigureScale.of(DoubleStream.of(0.01, 1.0)))
                .isEqualTo(new FigureScale(0, 1, 0.1));
    }

    private static Element parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)))
                .getDocumentElement();
    }
}
