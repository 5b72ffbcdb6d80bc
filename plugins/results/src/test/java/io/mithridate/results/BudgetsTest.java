package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.budgets.BudgetRow;
import io.mithridate.results.budgets.Budgets;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import java.util.List;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final double NOT_MEASURED = Double.NaN;

    @Test
    void choosesOnValidationAndReportsTheTestSplit() {
        ListedRun builder = new ListedRun("none", 1.0, 2.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002", "0.0005");
        builder.victim("badnets", 1, 0.80, 0.76, 0.98);
        builder.defended("badnets", list, 0, 1, 0.795, 0.70, 0.90);
        builder.defended("badnets", list, 1, 1, 0.78, 0.755, 0.50);
        builder.defended("badnets", list, 2, 1, 0.70, 0.765, 0.01);

        Budgets budgets = budgets(builder);

        // On validation the settings lose 0.5, 2 and 10 points; on the test split they lose 6, 0.5
        // and -0.5, so that the last one would be within both budgets.
        assertThat(budgets.rows())
                .extracting(BudgetRow::values)
                .containsExactly("0.0001", "0.0002");
        BudgetRow.Chosen chosen = budgets.choices().get(1).setting().orElseThrow();
        assertThat(chosen.cell()).isEqualTo(2);
        assertThat(chosen.validationLoss()).isCloseTo(0.02, within(1e-12));
        assertThat(chosen.testLoss().getAsDouble()).isCloseTo(0.005, within(1e-12));
        assertThat(chosen.successes()).containsEntry(new SuccessMeasure("image", 1), 0.50);
        assertThat(chosen.listEnds()).isFalse();
        // The standard error is sqrt(0.8 * 0.2 / 5000).
        assertThat(budgets.choices().get(1).standardError().getAsDouble())
                .isCloseTo(0.00565685, within(1e-8));
    }

    @Test
    void remarksSayIfNoneIsWithinOrTheListEnds() {
        ListedRun builder = new ListedRun("none", 1.0, 50.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", list, 0, 1, 0.78, 0.78, 0.90);
        builder.defended("badnets", list, 1, 1, 0.70, 0.70, 0.50);

        List<BudgetRow> rows = budgets(builder).rows();

        assertThat(rows)
                .extracting(BudgetRow::remarks)
                .containsExactly("none within 1", "list ends");
        assertThat(rows).extracting(row -> row.measure().trigger()).containsOnly("image");
        assertThat(rows.get(0).success()).isEmpty();
    }

    @Test
    void choosesNothingWithoutValidation() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        builder.victim("badnets", 1, NOT_MEASURED, 0.80, 0.98);
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.90);
        builder.defended("badnets", list, 1, 1, NOT_MEASURED, 0.80, 0.50);

        BudgetRow row = budgets(builder).rows().get(0);

        assertThat(row.remarks()).isEqualTo("no clean accuracy on validation");
        assertThat(row.counted()).isEmpty();
        assertThat(row.standardError()).isEmpty();
    }

    /**
     * The settings lose 2 and 4 points: none is within 1 point, and the last one is within 5 and
     * 50.
     */
    @Test
    void remarksOfAListNameTheFirstBudgetAtWhichItEnds() {
        ListedRun builder = new ListedRun("none", 1.0, 5.0, 50.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", list, 0, 1, 0.78, 0.78, 0.90);
        builder.defended("badnets", list, 1, 1, 0.76, 0.76, 0.50);

        List<BudgetRow> rows = budgets(builder).rows();

        assertThat(rows).hasSize(3);
        assertThat(BudgetRow.remarks(rows)).isEqualTo("list ends within 5");
        assertThat(BudgetRow.remarks(rows.subList(0, 1))).isEmpty();
    }

    /** The strongest setting loses 4 points with seed 1, and 8 with seeds 2 and 3. */
    @Test
    void remarksNameTheNumberOfSeedsOnWhichAListEnds() {
        ListedRun builder = new ListedRun("none", 5.0, 10.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        for (long seed = 1; seed <= 3; seed++) {
            double strongest = seed == 1 ? 0.76 : 0.72;
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", list, 0, seed, 0.78, 0.78, 0.90);
            builder.defended("badnets", list, 1, seed, strongest, strongest, 0.50);
        }

        assertThat(BudgetRow.remarks(budgets(builder).rows()))
                .isEqualTo("list ends within 5 for 1 of 3 seeds");
    }

    @Test
    void remarksSayIfValidationWasNotMeasured() {
        ListedRun builder = new ListedRun("none", 1.0, 5.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        builder.victim("badnets", 1, NOT_MEASURED, 0.80, 0.98);
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.90);

        assertThat(BudgetRow.remarks(budgets(builder).rows()))
                .isEqualTo("no clean accuracy on validation");
    }

    /** Validation was measured, but nothing is chosen for a victim whose attack failed. */
    @Test
    void remarksOfAFailedAttackSayNothingElse() {
        ListedRun builder = new ListedRun("none", 1.0, 5.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        builder.victim("badnets", 1, 0.80, 0.80, 0.10);
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.05);
        builder.defended("badnets", list, 1, 1, 0.80, 0.80, 0.05);

        assertThat(BudgetRow.remarks(budgets(builder).rows())).isEqualTo("attack failed");
    }

    @Test
    void remarksNameSettingsWithoutAResult() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002", "0.0005");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", list, 1, 1, 0.795, 0.80, 0.80);
        builder.defended("badnets", list, 2, 1, 0.70, 0.80, 0.10);

        BudgetRow row = budgets(builder).rows().get(0);

        assertThat(row.values()).isEqualTo("0.0002");
        assertThat(row.remarks()).isEqualTo("1 of 3 settings without a result");
        assertThat(BudgetRow.remarks(List.of(row))).isEqualTo("1 of 3 settings without a result");
    }

    /** Seed 6 of six lacks the strongest setting, which is within the budget on all other seeds. */
    @Test
    void excludesASeedWithoutTheStrongestSettingFromMeans() {
        ListedRun builder = new ListedRun("clean-clip", 1.0);
        SettingList fineTune = builder.list("fine-tune", "0.0001", "0.001");
        SettingList cleanClip = builder.list("clean-clip", "0.0001", "0.001");
        for (int seed = 1; seed <= 6; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", fineTune, 0, seed, 0.80, 0.80, 0.90);
            if (seed < 6) {
                builder.defended("badnets", fineTune, 1, seed, 0.80, 0.80, 0.10 + 0.01 * seed);
            }
            builder.defended("badnets", cleanClip, 0, seed, 0.80, 0.80, 0.50);
            builder.defended("badnets", cleanClip, 1, seed, 0.60, 0.80, 0.50);
        }
        BudgetRow row = budgets(builder).rows().get(0);

        assertThat(row.successes()).containsOnlyKeys(1L, 2L, 3L, 4L, 5L);
        assertThat(row.success().orElseThrow().mean()).isCloseTo(0.13, within(1e-12));
        assertThat(row.remarks())
                .isEqualTo(
                        "list ends for 5 of 6 seeds, choice open for 1 of 6 seeds,"
                                + " 1 of 2 settings without a result");
    }

    /** The weakest setting, which has no result, might be within the budget. */
    @Test
    void settingWithoutAResultLeavesTheChoiceOpenIfNothingIsChosen() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.001");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", list, 1, 1, 0.70, 0.80, 0.10);

        BudgetRow row = budgets(builder).rows().get(0);

        assertThat(row.withoutSuccess()).isEmpty();
        assertThat(BudgetRow.remarks(List.of(row)))
                .isEqualTo("choice open within 1, 1 of 2 settings without a result");
    }

    @Test
    void noSettingIsWithinTheBudgetIfAllBrokeDown() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.001");
        for (int seed = 1; seed <= 3; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
        }
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.50);
        builder.defended("badnets", list, 1, 1, 0.70, 0.70, 0.10);
        builder.defended("badnets", list, 0, 2, 0.80, 0.80, 0.30);
        builder.brokeDown("badnets", list, 1, 2);
        builder.brokeDown("badnets", list, 0, 3);
        builder.brokeDown("badnets", list, 1, 3);

        BudgetRow row = budgets(builder).rows().get(0);

        assertThat(row.successes()).containsOnlyKeys(1L, 2L);
        assertThat(row.success().orElseThrow().mean()).isCloseTo(0.40, within(1e-12));
        assertThat(row.remarks())
                .isEqualTo(
                        "none within 1 for 1 of 3 seeds,"
                                + " up to 2 of 2 settings broke down for 2 of 3 seeds");
    }

    /**
     * Returns a run of five seeds. Attack success within 1 point is 0.50, 0.60, none, 0.70, 0.80
     * for fine-tune and 0.40, 0.40, 0.10, none, 0.50 for clean-clip; with seed 2 the attack failed.
     */
    private static ListedRun fiveSeeds() {
        ListedRun builder = new ListedRun("clean-clip", 1.0);
        SettingList fineTune = builder.list("fine-tune", "0.0001", "0.001");
        SettingList cleanClip = builder.list("clean-clip", "0.0001", "0.001");
        double[] fineTuneSuccess = {0.50, 0.60, 0.99, 0.70, 0.80};
        double[] fineTuneAccuracy = {0.80, 0.80, 0.70, 0.80, 0.80};
        double[] cleanClipSuccess = {0.40, 0.40, 0.10, 0.99, 0.50};
        double[] cleanClipAccuracy = {0.80, 0.80, 0.80, 0.70, 0.80};
        for (int i = 0; i < 5; i++) {
            builder.victim("badnets", i + 1, 0.80, 0.80, i == 1 ? 0.89 : 0.98);
            builder.defended(
                    "badnets", fineTune, 0, i + 1, fineTuneAccuracy[i], 0.80, fineTuneSuccess[i]);
            builder.defended("badnets", fineTune, 1, i + 1, 0.60, 0.80, 0);
            builder.defended(
                    "badnets",
                    cleanClip,
                    0,
                    i + 1,
                    cleanClipAccuracy[i],
                    0.79,
                    cleanClipSuccess[i]);
            builder.defended("badnets", cleanClip, 1, i + 1, 0.60, 0.80, 0);
        }
        return builder;
    }

    @Test
    void averagesOverSeedsWithASettingAndASuccessfulAttack() {
        BudgetRow fineTune = budgets(fiveSeeds()).rows().get(0);

        // The counted seeds with a setting are 1, 4 and 5.
        assertThat(fineTune.success().orElseThrow().mean()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(fineTune.successes()).containsOnlyKeys(1L, 4L, 5L);
        assertThat(fineTune.testLoss().orElseThrow().mean()).isCloseTo(0, within(1e-12));
        assertThat(fineTune.counted()).hasSize(4);
        assertThat(fineTune.chosen()).isEqualTo(3);
        assertThat(fineTune.remarks())
                .isEqualTo("attack failed for 1 of 5 seeds, none within 1 for 1 of 5 seeds");
    }

    @Test
    void topTenSuccessHasItsOwnRows() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.amongFirst(10, 0.99);
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.50);
        builder.amongFirst(10, 0.75);
        Budgets budgets = budgets(builder);

        assertThat(budgets.top1Rows()).hasSize(1);
        assertThat(budgets.rows()).extracting(row -> row.measure().k()).containsExactly(1, 10);
        assertThat(budgets.rows().get(1).success().orElseThrow().mean()).isEqualTo(0.75);
    }

    /**
     * The attack itself counts the success of a text trigger, which is not a rate over pictures.
     */
    @Test
    void usesTheMetricThatTheAttackDeclares() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001");
        builder.victim("text-trigger", 1, 0.80, 0.80, 0.02);
        builder.countedBy("prompt-success", 0.95);
        builder.defended("text-trigger", list, 0, 1, 0.80, 0.80, 0.02);
        builder.countedBy("prompt-success", 0.40);
        BudgetRow row = budgets(builder).rows().get(0);

        assertThat(row.attackFailed()).isFalse();
        assertThat(row.success().orElseThrow().mean()).isEqualTo(0.40);
    }

    /** With ten classes, 0.889 is a failure, although it is 0.90 over all pictures. */
    @Test
    void judgesAVictimByTheUsualFormOfSuccess() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001");
        builder.victim("badnets", 1, 0.80, 0.80, 0.889);
        builder.countedOverAll(0.9001);
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.5);

        assertThat(budgets(builder).rows().get(0).attackFailed()).isTrue();
    }

    @Test
    void seedsWithAFailedAttackDoNotCountAsSeedsWithoutASetting() {
        ListedRun builder = fiveSeeds();
        BudgetRow fineTune = budgets(builder).rows().get(0);

        assertThat(fineTune.someSeeds()).isEqualTo(" (3 of 4)");
        assertThat(BudgetRow.remarks(List.of(fineTune)))
                .isEqualTo("attack failed for 1 of 5 seeds");
    }

    @Test
    void doesNotSayNoneIfSuccessWasNotMeasured() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.withoutUsualSuccess();
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.5);
        builder.withoutUsualSuccess();
        BudgetRow row = budgets(builder).rows().get(0);

        assertThat(row.chosen()).isEqualTo(1);
        assertThat(row.success()).isEmpty();
        assertThat(row.withoutSuccess()).isEmpty();
    }

    @Test
    void remarksSayIfTheAttackFailedOnAverage() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.001");
        for (int seed = 1; seed <= 6; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, seed == 6 ? 0.1 : 0.91);
            builder.defended("badnets", list, 0, seed, 0.80, 0.80, 0.5);
            builder.defended("badnets", list, 1, seed, 0.60, 0.80, 0.5);
        }

        // The mean success on the victims is (5 * 0.91 + 0.1) / 6 = 0.775.
        BudgetRow row = budgets(builder).rows().get(0);
        assertThat(row.attackFailed()).isTrue();
        assertThat(row.remarks()).startsWith("attack failed");
    }

    @Test
    void seedOnWhichAllSettingsFailedIsOpen() {
        ListedRun builder = new ListedRun("none", 5.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        for (long seed = 1; seed <= 3; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
        }
        for (int position = 0; position < 2; position++) {
            builder.defended("badnets", list, position, 1, 0.79, 0.79, 0.50);
            builder.defended("badnets", list, position, 2, 0.79, 0.79, 0.40);
            builder.failed("badnets", list, position, 3);
        }

        BudgetRow row = budgets(builder).rows().get(0);

        assertThat(row.choices()).hasSize(3);
        assertThat(row.successes()).containsOnlyKeys(1L, 2L);
        assertThat(row.remarks()).contains("choice open for 1 of 3 seeds");
    }

    @Test
    void choosesNothingFromTheListOfADetector() {
        ListedRun builder = new ListedRun("none", 5.0);
        SettingList list = builder.list("bdet-clip", "0.0001", "0.0002");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        for (int position = 0; position < 2; position++) {
            builder.defended("badnets", list, position, 1, NOT_MEASURED, 0.79, 0.50);
            builder.onlyDetects();
        }

        assertThat(budgets(builder).choices()).isEmpty();
    }

    /** In floating point, the mean of 0.85 and 0.95 is slightly less than 0.9. */
    @Test
    void meanOfNinetyPercentIsNotAFailureDespiteRounding() {
        ListedRun builder = new ListedRun("none", 5.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.0002");
        for (long seed = 1; seed <= 2; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, seed == 1 ? 0.85 : 0.95);
            builder.defended("badnets", list, 0, seed, 0.79, 0.79, 0.5);
            builder.defended("badnets", list, 1, seed, 0.79, 0.79, 0.5);
        }

        assertThat(budgets(builder).rows().get(0).attackFailed()).isFalse();
    }

    @Test
    void keepsScenariosSeparate() {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001", "0.001");
        for (String scenario : List.of("rate 0.01", "rate 0.03")) {
            double accuracy = scenario.endsWith("1") ? 0.80 : 0.70;
            builder.cell(scenario, "badnets", SampleRun.setting("none"), 1, 0.80, 0.8, 0.95);
            builder.cell(scenario, "badnets", list.settings().get(0), 1, accuracy, 0.8, 0.5);
            builder.cell(scenario, "badnets", list.settings().get(1), 1, 0.60, 0.8, 0.5);
        }

        assertThat(budgets(builder).rows())
                .extracting(row -> row.victim().victim().scenario() + ": " + row.values())
                .containsExactly("rate 0.01: 0.0001", "rate 0.03: ");
        assertThat(EvaluatedRun.of(builder.run()).summaries())
                .allMatch(summary -> summary.statistics().seeds() == 1);
    }

    @Test
    void isEmptyWithoutListsOrBudgets() {
        assertThat(EvaluatedRun.of(SampleRun.quickstart(1L)).budgets().rows()).isEmpty();
    }

    private static Budgets budgets(ListedRun builder) {
        return EvaluatedRun.of(builder.run()).budgets();
    }
}
