package io.mithridate.runner.results;

import static io.mithridate.runner.results.SampleRun.cell;
import static io.mithridate.runner.results.SampleRun.failed;
import static io.mithridate.runner.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Measurement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ComparisonTableTest {

    @Test
    void everyWayToSetTheAttackOffHasALineAndCleanNumbersStandInAll() {
        ComparisonTable table =
                table(
                        measured(
                                number("clean-accuracy", 1, 0.7, Map.of("split", "test")),
                                number("attack-success", 1, 0.2, trigger("image")),
                                number("attack-success", 1, 0.3, trigger("text")),
                                number("attack-success", 1, 0.9, trigger("both"))));

        assertThat(table.severalTriggers()).isTrue();
        assertThat(table.rows())
                .extracting(ComparisonTable.Row::trigger)
                .containsExactly("image", "text", "both");
        assertThat(table.rows())
                .extracting(row -> mean(row, MainMetric.ATTACK_SUCCESS))
                .containsExactly(0.2, 0.3, 0.9);
        assertThat(table.rows())
                .extracting(row -> mean(row, MainMetric.CLEAN_ACCURACY))
                .containsExactly(0.7, 0.7, 0.7);
        // The strongest trigger decides whether there is a victim.
        assertThat(table.rows()).noneMatch(ComparisonTable.Row::attackFailed);
    }

    @Test
    void theMainNumbersAreTopOneOfTheSplit() {
        ComparisonTable table =
                table(
                        measured(
                                number("attack-success", 3, 0.99, trigger("image")),
                                number("attack-success", 1, 0.95, trigger("image")),
                                number(
                                        "attack-success",
                                        1,
                                        0.5,
                                        Map.of("split", "test-new-drawings", "trigger", "image"))));

        assertThat(table.rows()).hasSize(1);
        assertThat(mean(table.rows().get(0), MainMetric.ATTACK_SUCCESS)).isEqualTo(0.95);
    }

    @Test
    void theNumberWithFewestQualifiersIsTheMainOne() {
        ComparisonTable table =
                table(
                        measured(
                                number(
                                        "attack-success",
                                        1,
                                        0.91,
                                        Map.of(
                                                "split", "test",
                                                "trigger", "image",
                                                "compat", "true")),
                                number("attack-success", 1, 0.95, trigger("image"))));

        assertThat(mean(table.rows().get(0), MainMetric.ATTACK_SUCCESS)).isEqualTo(0.95);
    }

    @Test
    void aConditionThatFailedKeepsItsLine() {
        ComparisonTable table = table(failed(cell(0, setting("none"), false, 1, 0, 0), "broken"));

        assertThat(table.rows()).hasSize(1);
        assertThat(table.rows().get(0).numbers()).isEmpty();
        assertThat(table.rows().get(0).remarks()).isEqualTo("victim, failed");
    }

    private static ComparisonTable table(CellResult cell) {
        RunResults run = SampleRun.run("table", List.of(cell));
        return ComparisonTable.of(run, RunStatistics.of(run), "test");
    }

    private static double mean(ComparisonTable.Row row, MainMetric metric) {
        return row.number(metric).orElseThrow().statistics().mean();
    }

    private static Map<String, String> trigger(String name) {
        return Map.of("split", "test", "trigger", name);
    }

    private static Measurement number(
            String metric, int k, double value, Map<String, String> qualifiers) {
        return new Measurement(metric, OptionalInt.of(k), value, "share", 1960, false, qualifiers);
    }

    private static CellResult measured(Measurement... measurements) {
        CellResult cell = cell(0, setting("none"), false, 1, 0, 0);
        return new CellResult(
                cell.number(),
                cell.dataset(),
                cell.model(),
                cell.attack(),
                cell.defense(),
                cell.defenseClass(),
                cell.control(),
                cell.seed(),
                cell.options(),
                Optional.empty(),
                List.of(measurements),
                cell.provenance());
    }
}
