package io.mithridate.runner.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.runner.experiment.Baseline;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefenseNamesTest {

    /** Two lists of one defense and a baseline, under one attack and one seed. */
    private static RunResults run() {
        ListedRun made = new ListedRun("fine-tune", 5.0);
        SettingList tuned = made.list("fine-tune", "0.001", "0.002");
        SettingList alone = made.list("ta-cleaner", Map.of("negatives", "none"), "0.001", "0.002");
        SettingList whole = made.list("ta-cleaner", Map.of("negatives", "all"), "0.001", "0.002");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        for (SettingList list : List.of(tuned, alone, whole)) {
            made.defended("badnets", list, 0, 1, 0.79, 0.79, 0.50);
            made.defended("badnets", list, 1, 1, 0.78, 0.78, 0.25);
        }
        return made.run();
    }

    private static RunResults named(String... names) throws UnusableResultsException {
        return JoinedRuns.of(List.of(run()), Optional.empty(), DefenseNames.parse(List.of(names)));
    }

    @Test
    void cellsAndListsHaveTheName() throws Exception {
        RunResults named = named("ta-cleaner negatives=none as positives alone");

        assertThat(named.cells())
                .extracting(cell -> cell.defense().name())
                .containsExactly(
                        "none",
                        "fine-tune",
                        "fine-tune",
                        "positives alone",
                        "positives alone",
                        "ta-cleaner",
                        "ta-cleaner");
        ListLabels labels = new ListLabels(named.lists());
        assertThat(named.lists())
                .extracting(labels::of)
                .containsExactly("fine-tune", "positives alone", "ta-cleaner");
    }

    @Test
    void numbersStayAsTheyAre() throws Exception {
        Budgets unnamed =
                Budgets.of(JoinedRuns.of(List.of(run()), Optional.empty(), DefenseNames.NONE));
        Budgets named =
                Budgets.of(
                        named(
                                "ta-cleaner negatives=none as positives alone",
                                "fine-tune as tuned"));

        assertThat(named.rows())
                .extracting(BudgetRow::success)
                .isEqualTo(unnamed.rows().stream().map(BudgetRow::success).toList());
        assertThat(named.differences())
                .extracting(BudgetDifference::statistics)
                .isEqualTo(
                        unnamed.differences().stream().map(BudgetDifference::statistics).toList())
                .hasSize(2);
    }

    @Test
    void theBaselineHasItsName() throws Exception {
        assertThat(named("fine-tune as tuned, plainly").baseline().map(Baseline::toString))
                .contains("tuned, plainly");
        assertThat(named("ta-cleaner negatives=all as whole").baseline().map(Baseline::toString))
                .contains("fine-tune");
    }

    /** The name belongs to one of its two lists, and the baseline may be the other. */
    @Test
    void aBaselineOfWhichAPartHasANameKeepsItsOwn() throws Exception {
        Baseline both = Baseline.parse("ta-cleaner");
        List<CellResult> cells =
                JoinedRuns.of(List.of(run()), Optional.empty(), DefenseNames.NONE).cells();
        DefenseNames names =
                DefenseNames.parse(List.of("ta-cleaner negatives=none as positives alone"));

        assertThat(names.baseline(both, cells)).isEqualTo(both);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "par as rival | no cell has the defense 'par', to be called 'rival'",
                "none as victim | 'none' is the victim and keeps its name",
                "ta-cleaner learning-rate=0.001 as weak | is a part of a list; leave out"
                        + " learning-rate"
            })
    void refusesWhatHasNoDefenseOfItsOwn(String name, String message) {
        assertThatThrownBy(() -> named(name))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessageContaining(message);
    }

    @Test
    void refusesTwoNamesOfOneDefense() {
        assertThatThrownBy(
                        () ->
                                named(
                                        "ta-cleaner negatives=none as positives alone",
                                        "ta-cleaner as cleaner"))
                .isInstanceOf(UnusableResultsException.class)
                .hasMessage(
                        "'positives alone' and 'cleaner' are names of one defense of 'ta-cleaner';"
                                + " say with more options which one is meant");
    }

    @ParameterizedTest
    @CsvSource({"ta-cleaner", "'ta-cleaner as  '", "' as name'", "ta-cleaner negatives as x"})
    void refusesWhatIsNotWrittenAsANameIs(String text) {
        assertThatThrownBy(() -> DefenseNames.parse(List.of(text)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
