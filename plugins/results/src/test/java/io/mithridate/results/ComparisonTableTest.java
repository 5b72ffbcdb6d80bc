package io.mithridate.results;

import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.failed;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.results.statistics.ComparisonTable;
import io.mithridate.results.statistics.EvaluatedRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

    @Test
    void everyTriggerHasARowAndEachRowHasTheCleanNumbers() {
        ComparisonTable table =
                table(
                        measured(
                                number("clean-accuracy", 1, 0.7, "test", ""),
                                number("attack-success", 1, 0.2, "test", "image"),
                                number("attack-success", 1, 0.3, "test", "text"),
                                number("attack-success", 1, 0.9, "test", "both")));

        assertThat(table.severalTriggers()).isTrue();
        assertThat(table.rows())
                .extracting(ComparisonTable.Row::trigger)
                .containsExactly("image", "text", "both");
        assertThat(table.rows())
                .extracting(row -> mean(row, Measure.ATTACK_SUCCESS))
                .containsExactly(0.2, 0.3, 0.9);
        assertThat(table.rows())
                .extracting(row -> mean(row, Measure.CLEAN_ACCURACY))
                .containsExactly(0.7, 0.7, 0.7);
        // The most successful trigger determines whether the attack failed.
        assertThat(table.rows()).noneMatch(ComparisonTable.Row::attackFailed);
    }

    @Test
    void mainNumbersAreTopOneOnTheTestSplit() {
        ComparisonTable table =
                table(
                        measured(
                                number("attack-success", 3, 0.99, "test", "image"),
                                number("attack-success", 1, 0.95, "test", "image"),
                                number("attack-success", 1, 0.5, "test-new-drawings", "image")));

        assertThat(table.rows()).hasSize(1);
        assertThat(mean(table.rows().get(0), Measure.ATTACK_SUCCESS)).isEqualTo(0.95);
    }

    @Test
    void mainNumberHasTheFewestQualifiers() {
        ComparisonTable table =
                table(
                        measured(
                                new Measurement(
                                        "attack-success",
                                        OptionalInt.of(1),
                                        0.91,
                                        2000,
                                        "test",
                                        "image",
                                        Map.of("counted", "all-images")),
                                number("attack-success", 1, 0.95, "test", "image")));

        assertThat(mean(table.rows().get(0), Measure.ATTACK_SUCCESS)).isEqualTo(0.95);
    }

    @Test
    void headingContainsTheQualifierOfAllNumbers() {
        Measurement overAll =
                new Measurement(
                        "attack-success",
                        OptionalInt.of(1),
                        0.91,
                        2000,
                        "test",
                        "image",
                        Map.of("counted", "all-images"));
        ComparisonTable alone = table(measured(overAll));
        ComparisonTable both =
                table(measured(overAll, number("attack-success", 1, 0.95, "test", "image")));

        assertThat(alone.columns().stream().map(alone::heading))
                .containsExactly("attack success, counted all images");
        assertThat(both.columns().stream().map(both::heading)).containsExactly("attack success");
    }

    @Test
    void columnsAreTheMainQuantitiesInOrder() {
        ComparisonTable table =
                table(
                        measured(
                                number("alignment", 1, 0.4, "test", ""),
                                number("clean-accuracy", 1, 0.6, "validation", "")));

        assertThat(table.columns())
                .extracting(Quantity::metric)
                .containsExactly(
                        "clean-accuracy",
                        "attack-success",
                        "triggered-accuracy",
                        "baseline-target-rate");
        // Alignment is not in the main table, and validation is not the shown split.
        assertThat(table.rows().get(0).numbers()).isEmpty();
    }

    @Test
    void showsATriggerEvenWithoutAttackSuccess() {
        ComparisonTable table =
                table(measured(number("triggered-accuracy", 1, 0.4, "test", "text")));

        assertThat(table.rows()).extracting(ComparisonTable.Row::trigger).containsExactly("text");
        assertThat(table.severalTriggers()).isFalse();
        assertThat(mean(table.rows().get(0), "triggered-accuracy")).isEqualTo(0.4);
    }

    @Test
    void failedConditionHasARow() {
        ComparisonTable table = table(failed(cell(0, setting("none"), false, 1, 0, 0), "broken"));

        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).numbers()).isEmpty();
        assertThat(table.rows().get(0).remarks()).isEqualTo("victim, failed");
    }

    /** Attack success is 0.2 and clean accuracy 0.95. */
    @Test
    void judgesAnAttackByTheMetricThatItDeclares() {
        CellResult victim = cell(0, setting("none"), false, 1, 0.95, 0.2);

        assertThat(remarks(victim)).isEqualTo("victim, attack failed");
        assertThat(remarks(countedBy(victim, "clean-accuracy"))).isEqualTo("victim");
        assertThat(remarks(countedBy(victim, "attack-success"))).isEqualTo("victim, attack failed");
        assertThat(remarks(countedBy(victim, "not-measured"))).isEqualTo("victim");
    }

    private static String remarks(CellResult cell) {
        return table(cell).rows().get(0).remarks();
    }

    private static CellResult countedBy(CellResult cell, String success) {
        return new CellResult(
                cell.number(),
                cell.title(),
                cell.coordinates(),
                cell.scenario(),
                cell.defenseClass(),
                cell.defended(),
                Optional.of(new PoisonUse("random", "keep", "add", 20, 0, 20, 20, success)),
                cell.failure(),
                cell.measurements(),
                cell.provenance());
    }

    @Test
    void pureDetectorIsNotADefendedModel() {
        CellResult cell = cell(0, setting("fine-tune"), false, 1, 0, 0);
        CellResult detector =
                new CellResult(
                        cell.number(),
                        cell.title(),
                        cell.coordinates(),
                        cell.scenario(),
                        cell.defenseClass(),
                        false,
                        cell.poison(),
                        Optional.empty(),
                        List.of(),
                        cell.provenance());

        ComparisonTable.Row row = table(detector).rows().get(0);

        assertThat(row.remarks()).isEqualTo("not a defended model");
        assertThat(row.number(Measure.ATTACK_SUCCESS)).isEmpty();
    }

    private static ComparisonTable table(CellResult cell) {
        RunResults run = SampleRun.run("table", List.of(cell));
        return ComparisonTable.of(EvaluatedRun.of(run), "test");
    }

    private static double mean(ComparisonTable.Row row, String metric) {
        return row.number(metric).orElseThrow().statistics().mean();
    }

    private static Measurement number(
            String metric, int k, double value, String split, String trigger) {
        return new Measurement(metric, OptionalInt.of(k), value, 1960, split, trigger, Map.of());
    }

    private static CellResult measured(Measurement... measurements) {
        return SampleRun.measured(cell(0, setting("none"), false, 1, 0, 0), measurements);
    }
}
