package io.mithridate.results;

import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.results.statistics.ComparisonTable;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.EvaluatedRun.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ModelDetectionTest {

    private static final Quantity AUROC =
            Quantity.mainShare("detection-auroc", "detection AUROC", "area", true);

    private final List<CellResult> cells = new ArrayList<>();

    @Test
    void distinguishesVictimsFromControlsOfAllSeeds() {
        addInspected(false, 1, -0.1);
        addInspected(false, 2, -0.3);
        addInspected(true, 1, -0.3);
        addInspected(true, 2, -0.5);

        // -0.1 is above both control scores; -0.3 is above one and equal to the other. The area is
        // therefore (2 + 1.5) / 4.
        Summary area = only(detectionSummaries(run()));
        assertThat(area.statistics().mean()).isCloseTo(0.875, within(1e-12));
        assertThat(area.n()).isEqualTo(4);
        assertThat(area.condition().control()).isFalse();
        assertThat(area.measure().qualifiers()).containsExactly(Map.entry("over", "models"));
    }

    @Test
    void hasAColumnInTheTableOfTheRun() {
        addInspected(false, 1, 2);
        addInspected(true, 1, 1);
        RunResults run = run();

        ComparisonTable table = ComparisonTable.of(EvaluatedRun.of(run), "test");

        assertThat(table.columns()).contains(AUROC);
        assertThat(
                        table.rows().stream()
                                .filter(row -> !row.condition().control())
                                .flatMap(row -> row.number("detection-auroc").stream())
                                .map(summary -> summary.statistics().mean()))
                .containsExactly(1.0);
    }

    @Test
    void isEmptyWithoutControls() {
        addInspected(false, 1, 2);

        assertThat(detectionSummaries(run())).isEmpty();
    }

    @Test
    void omitsVictimsWhoseAttackFailed() {
        cells.add(cell(cells.size(), setting("none"), false, 1, 0.7, 0.95));
        cells.add(cell(cells.size(), setting("none"), false, 2, 0.7, 0.2));
        addInspected(false, 1, 2);
        addInspected(false, 2, 0);
        addInspected(true, 1, 1);

        Summary area = only(detectionSummaries(run()));
        assertThat(area.statistics().mean()).isEqualTo(1);
        assertThat(area.n()).isEqualTo(2);
    }

    private static Summary only(List<Summary> summaries) {
        assertThat(summaries).hasSize(1);
        return summaries.get(0);
    }

    private static List<Summary> detectionSummaries(RunResults run) {
        return EvaluatedRun.of(run).summaries().stream()
                .filter(summary -> summary.measure().metric().equals("detection-auroc"))
                .toList();
    }

    private RunResults run() {
        RunResults run = SampleRun.run("detectors", cells);
        List<Quantity> quantities = new ArrayList<>(run.quantities());
        quantities.removeIf(quantity -> quantity.metric().equals("detection-auroc"));
        quantities.add(AUROC);
        quantities.add(new Quantity("model-suspicion", "suspicion", "score", "score", true, false));
        return SampleRun.withQuantities(run, quantities);
    }

    /** Adds the cell of a detector; its only measurement is the score of the model. */
    private void addInspected(boolean control, long seed, double score) {
        CellResult cell = cell(cells.size(), setting("decree"), control, seed, 0, 0);
        cells.add(
                new CellResult(
                        cell.number(),
                        cell.title(),
                        cell.coordinates(),
                        cell.scenario(),
                        cell.defenseClass(),
                        false,
                        cell.poison(),
                        Optional.empty(),
                        List.of(
                                new Measurement(
                                        "model-suspicion",
                                        OptionalInt.empty(),
                                        score,
                                        1,
                                        "",
                                        "",
                                        Map.of("over", "models"))),
                        cell.provenance()));
    }
}
