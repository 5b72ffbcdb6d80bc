package io.mithridate.runner.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.experiment.Baseline;
import io.mithridate.runner.results.DefenseNames;
import io.mithridate.runner.results.JoinedRuns;
import io.mithridate.runner.results.ListedRun;
import io.mithridate.runner.results.MeasuredTrigger;
import io.mithridate.runner.results.PluginSetting;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.results.SampleRun;
import io.mithridate.runner.results.SettingList;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ResultsPageTest {

    private static String page(RunResults run) {
        return ResultsPage.of(List.of(run), DefenseNames.NONE);
    }

    /** Two seeds, a list of two strengths, and a baseline that reaches nothing within a point. */
    private static ListedRun small() {
        ListedRun made = new ListedRun("clean-clip", 1.0, 10.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        SettingList cleaned = made.list("clean-clip", "0.0001", "0.001");
        for (int seed = 1; seed <= 2; seed++) {
            made.victim("badnets", seed, 0.80, 0.80, 0.98);
            made.amongFirst(10, 0.99);
            made.defended("badnets", tuned, 0, seed, 0.80, 0.79, 0.50 + 0.1 * seed);
            made.amongFirst(10, 0.70);
            made.defended("badnets", tuned, 1, seed, 0.75, 0.74, 0.20);
            made.amongFirst(10, 0.30);
            made.defended("badnets", cleaned, 0, seed, 0.75, 0.75, 0.40);
            made.defended("badnets", cleaned, 1, seed, 0.72, 0.72, 0.10);
        }
        return made;
    }

    @Test
    void saysWhoComputedWhatOnWhichSeeds() {
        assertThat(page(ListedRun.twoAttacksAtFiveStrengths()))
                .contains("| seeds | n = 5 (1, 2, 3, 4, 5) |\n")
                .contains(
                        "| cells | badnets: 80 on 1, 2, 3, 4, 5; blended: 80 on 1, 2, 3, 4, 5 |\n")
                .contains("| split | test, 2000 clean pictures, 1960 triggered pictures |\n")
                .contains("| commit | 4f2a9c1, 5b3c8d2 |\n")
                .contains("nothing wider.");
    }

    @Test
    void namesThatLookLikeMarkupAreText() {
        ListedRun made = new ListedRun("none", 1.0);
        made.victim("<script>alert(1)</script>", 1, 0.80, 0.80, 0.98);

        assertThat(page(made.run())).contains("&lt;script>alert(1)").doesNotContain("<script");
    }

    @Test
    void defensesAtOneSettingHaveATableOfTheirOwn() {
        ListedRun made = small();
        made.cell("", "badnets", SampleRun.setting("par"), 1, 0.80, 0.70, 0.20);
        made.cell("", "badnets", SampleRun.setting("par"), 2, 0.80, 0.70, 0.20);
        // Of a list of two, one was run.
        SettingList begun = made.list("abd", "0.0001", "0.001");
        made.defended("badnets", begun, 1, 1, 0.80, 0.60, 0.10);

        assertThat(page(made.run()))
                .contains(
                        """
                        ### Defenses at one setting

                        | attack | model | defense | needs | clean accuracy | attack success | attack success, top-10 |
                        | --- | --- | --- | --- | ---: | ---: | ---: |
                        | badnets | victim | none | no data | 80.0 [80.0, 80.0] | 98.0 [98.0, 98.0] | 99.0 [99.0, 99.0] |
                        | badnets | victim | par | clean pairs | 70.0 [70.0, 70.0] | 20.0 [20.0, 20.0] | – |
                        | badnets | victim | abd (learning-rate 0.001) | clean pairs | 60.0 | 10.0 | – |
                        """);
        assertThat(page(small().run())).doesNotContain("at one setting");
    }

    @Test
    void cellsThatFailedAreNamed() {
        ListedRun made = small();
        made.failed("badnets", made.list("fine-tune", "0.0001", "0.001"), 1, 3);

        assertThat(page(made.run()))
                .contains(
                        """
                        ### Cells that failed

                        They have no numbers.

                        - badnets x fine-tune, seed 3: out of memory
                        """);
        assertThat(page(small().run())).doesNotContain("that failed");
    }

    @Test
    void victimsHaveTheirNumbersAndTheirIntervals() {
        // Both seeds 0.80 and 0.98: intervals without width.
        assertThat(page(small().run()))
                .contains(
                        "| attack | poison | clean accuracy | attack success | attack success,"
                                + " top-10 |\n")
                .contains("| 80.0 [80.0, 80.0] | 98.0 [98.0, 98.0] | 99.0 [99.0, 99.0] |\n");
    }

    @Test
    void attacksThatOtherMetricsCountHaveATableOfTheirOwn() {
        ListedRun made = small();
        made.victim("spelled", 1, 0.70, 0.70, 0.90);
        made.victim("signed", 1, 0.60, 0.60, 0.95);

        assertThat(page(made.run()))
                .contains(
                        """
                        99.0 [99.0, 99.0] |

                        | attack | poison | clean accuracy | attack success |
                        | --- | --- | ---: | ---: |
                        | spelled | – | 70.0 | 90.0 |
                        | signed | – | 60.0 | 95.0 |
                        """);
    }

    @Test
    void successOverAllPicturesIsSaidToBeWhereItAloneWasMeasured() {
        ListedRun made = new ListedRun("fine-tune", 1.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        made.countedOverAll(0.985);
        made.withoutUsualSuccess();
        for (int i = 0; i < 2; i++) {
            made.defended("badnets", tuned, i, 1, 0.80, 0.79, 0.50);
            made.countedOverAll(0.6 - 0.2 * i);
            made.withoutUsualSuccess();
        }

        assertThat(page(made.run()))
                .contains("| attack success, counted all images |\n")
                .contains("| badnets | – | 80.0 | 98.5 |\n")
                .contains("| fine-tune | 79.0 / 60.0 | 79.0 / 40.0 |\n");
        // Where both were measured the usual one stands.
        ListedRun both = new ListedRun("fine-tune", 1.0);
        both.victim("badnets", 1, 0.80, 0.80, 0.98);
        both.countedOverAll(0.985);
        assertThat(page(both.run())).contains("| badnets | – | 80.0 | 98.0 |\n");
    }

    @Test
    void saysWhichAttacksHaveTooFewSeedsForAClaim() {
        ListedRun made = new ListedRun("fine-tune", 1.0);
        for (int seed = 1; seed <= 5; seed++) {
            made.victim("badnets", seed, 0.80, 0.80, 0.98);
        }
        made.victim("sig", 6, 0.80, 0.80, 0.98);
        made.victim("blended", 6, 0.80, 0.80, 0.98);
        made.victim("blended", 7, 0.80, 0.80, 0.98);

        assertThat(page(made.run()))
                .contains("- n = 5 seeds at most: the statistics cover")
                .contains(
                        "- No claim where an attack was run on fewer than 5 seeds: sig, n = 1;"
                                + " blended, n = 2.\n");
    }

    @Test
    void whatDetectorsFoundInOneScenarioStandsApart() {
        ListedRun made = new ListedRun("none", 1.0);
        for (String scenario : List.of("rate 0.01", "rate 0.03")) {
            made.cell(scenario, "badnets", SampleRun.setting("par"), 1, 0.80, 0.70, 0.20);
            made.detected(scenario.endsWith("1") ? 0.5 : 0.75);
        }

        assertThat(page(made.run()))
                .contains("| badnets, rate 0.01 | par | AUROC |")
                .contains("| 0.500 |")
                .contains("| badnets, rate 0.03 | par | AUROC |")
                .contains("| 0.750 |");
    }

    @Test
    void saysWhatDefensesCostAllStrengthsTogether() {
        ListedRun made = new ListedRun("fine-tune", 1.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        SettingList plain = made.list("clean-clip", Map.of("in-modal-weight", "0"), "0.001");
        SettingList whole = made.list("clean-clip", Map.of("in-modal-weight", "1"), "0.001");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        made.defended("badnets", tuned, 0, 1, 0.80, 0.79, 0.50);
        made.cost(20, 16_000, 0, 250);
        made.defended("badnets", tuned, 1, 1, 0.80, 0.79, 0.50);
        made.cost(21, 17_000, 30, 250);
        made.defended("badnets", plain, 0, 1, 0.80, 0.79, 0.50);
        made.cost(40.25, 16_000, 0, 250);
        made.defended("badnets", whole, 0, 1, 0.80, 0.79, 0.50);
        made.cost(42, 32_000, 0, 250);

        assertThat(page(made.run()))
                .contains(
                        """
                        | defense | n | pictures embedded | samples | labels | steps | seconds |
                        | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                        | fine-tune | 2 | 32\u202f000 to 34\u202f000 | 16\u202f000 to 17\u202f000 | 0 to 30 | 250 | 20.5 |
                        | clean-clip (in-modal-weight 0) | 1 | 32\u202f000 | 16\u202f000 | 0 | 250 | 40.3 |
                        | clean-clip (in-modal-weight 1) | 1 | 64\u202f000 | 32\u202f000 | 0 | 250 | 42.0 |
                        """);
    }

    @Test
    void whatIsNotAShareStandsBesideTheVictimsAtEveryStrength() {
        ListedRun made = new ListedRun("fine-tune", 1.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        for (int seed = 1; seed <= 2; seed++) {
            made.victim("badnets", seed, 0.80, 0.80, 0.98);
            made.alignment(0.25 + 0.5 * seed);
            made.defended("badnets", tuned, 0, seed, 0.80, 0.79, 0.50);
            made.alignment(0.5);
            made.defended("badnets", tuned, 1, seed, 0.75, 0.74, 0.20);
        }

        assertThat(page(made.run()))
                .contains(
                        """
                        Also measured, means over seeds, in the order of the strengths:

                        | defense | strengths | alignment, cosine |
                        | --- | --- | ---: |
                        | none |  | 1.00 |
                        | fine-tune | learning-rate 0.0001, 0.001 | 0.50, – |
                        """);
        assertThat(page(small().run())).doesNotContain("Also measured");
    }

    @Test
    void whatDetectorsFoundStandsBesideWhatTheyFindOnControls() {
        ListedRun made = small();
        for (int seed = 1; seed <= 2; seed++) {
            made.cell("", "badnets", SampleRun.setting("bdet-clip"), seed, 0.80, 0.80, 0.98);
            made.detected(0.9 + 0.0125 * seed);
            made.cell("", "badnets", SampleRun.setting("bdet-clip"), seed, 0.80, 0.80, 0.01);
            made.detected(0.5);
            made.asControl();
        }

        assertThat(page(made.run()))
                .contains(
                        """
                        ### What detectors found

                        Seed by seed.

                        | attack | detector | measured | over | on the victims | on the controls |
                        | --- | --- | --- | --- | ---: | ---: |
                        | badnets | bdet-clip | AUROC | 3\u202f960 test pictures | 0.913, 0.925 | 0.500, 0.500 |
                        """);
        assertThat(page(small().run())).doesNotContain("detectors found");
    }

    @Test
    void saysHowNearTextsOfDefensesComeToTheTest() {
        assertThat(page(small().run()))
                .contains(
                        """
                        ### Texts of defenses

                        - sub-captions, all trainings together: 9 of 990 positives equal a prompt of the evaluation; 16 of 800 negatives, whether trained on or only written, put the target's name in.
                        """);
    }

    @Test
    void victimsStandBesideTheControlOfTheirSeed() {
        ListedRun made = new ListedRun("clean-clip", 1.0);
        // badnets loses 1 and 3 points, sig gains one; wanet is learnt and loses 4, bpp is not.
        made.victim("badnets", 1, 0.74, 0.74, 0.95);
        made.victim("badnets", 2, 0.71, 0.71, 0.97);
        made.victim("sig", 1, 0.76, 0.76, 0.99);
        made.victim("wanet", 1, 0.71, 0.71, 0.92);
        made.victim("bpp", 1, 0.75, 0.75, 0.40);
        for (String attack : List.of("badnets", "sig", "wanet", "bpp")) {
            made.control(attack, 1, 0.75, 0.01);
        }
        made.control("badnets", 2, 0.74, 0.02);

        assertThat(page(made.run()))
                .contains("| attack | poison | points below the control | clean accuracy |")
                .containsPattern("\\| badnets \\| [^|]+ \\| 2.0 \\| 72.5 ")
                .containsPattern("\\| sig \\| [^|]+ \\| −1.0 \\| 76.0 ")
                .contains(
                        "- At least 90 % attack success at a loss of at most 3 points (our bar):"
                                + " badnets; sig.\n"
                                + "- Short of that bar (attack success in %, points lost): wanet"
                                + " (92.0, 4.0); bpp (40.0, 0.0).\n")
                .contains("Controls: the same recipe with nothing poisoned");
    }

    @Test
    void withoutControlsNoVictimIsJudged() {
        assertThat(page(small().run())).doesNotContain("points below", "our bar");
    }

    @Test
    void triggersHaveTheirNumbers() {
        RunResults run =
                SampleRun.withTriggers(
                        small().run(),
                        List.of(
                                new MeasuredTrigger(
                                        "ssba",
                                        SampleRun.setting("ssba"),
                                        List.of(""),
                                        new TreeMap<>(
                                                Map.of(
                                                        "strength", 3.456,
                                                        "alike", 0.25,
                                                        "bit-accuracy", 0.998)))));

        assertThat(page(run))
                .contains(
                        "| attack | also measured | strength, grey levels | alike | left after"
                                + " halving |\n")
                .contains("| ssba | bit-accuracy 1.00 | 3.46 | 0.25 | – |\n");
    }

    @Test
    void budgetsStandSideBySide() {
        // 0.60 and 0.70: mean 0.65, half of the interval 12.7062 * 0.0707107 / sqrt(2) = 0.63531.
        assertThat(page(small().run()))
                .contains("| defense | needs | remarks | within 1 | within 10 |\n")
                .contains(
                        "| fine-tune | clean pairs | list ends within 10 | 65.0 [1.5, 128.5] | 20.0"
                                + " [20.0, 20.0] |\n")
                .contains(
                        "| clean-clip | clean pairs | list ends within 10 | none (0 of 2) | 10.0"
                                + " [10.0, 10.0] |\n")
                .contains("Attack success, top-10, %, at a fixed loss");
    }

    /** Of sig clean-clip was not run, fine-tune on one seed alone, and par on one of badnets. */
    @Test
    void attacksStandSideBySideAtEachBudget() {
        ListedRun made = small();
        SettingList tuned = made.run().lists().get(0);
        made.victim("sig", 1, 0.80, 0.80, 0.98);
        made.defended("sig", tuned, 0, 1, 0.80, 0.80, 0.40);
        made.defended("sig", tuned, 1, 1, 0.60, 0.60, 0.10);
        SettingList perturbed = made.list("par", "0.0001", "0.0002");
        made.defended("badnets", perturbed, 0, 1, 0.80, 0.80, 0.30);
        made.defended("badnets", perturbed, 1, 1, 0.60, 0.60, 0.10);

        assertThat(page(made.run()))
                .contains(
                        """
                        Within 1 point:

                        | defense | needs | badnets, n = 2 | sig, n = 1 |
                        | --- | --- | ---: | ---: |
                        | fine-tune | clean pairs | 65.0 | 40.0 |
                        | clean-clip | clean pairs | none (0 of 2) | – |
                        """)
                .contains("| par | clean pairs | 30.0, n = 1 | – |\n");
    }

    @Test
    void oneAttackAloneHasNoTableOfAll() {
        assertThat(page(small().run())).doesNotContain("### All attacks");
    }

    @Test
    void differencesStandWhereBothHaveASetting() {
        assertThat(page(small().run()))
                .contains(
                        "Differences of attack success from clean-clip, points, over the seeds"
                                + " where both have a setting (in parentheses a bootstrap clustered"
                                + " by seed):\n")
                .contains("| fine-tune | – | +10.0 [+10.0, +10.0] (+10.0, +10.0), n = 2 |\n");
    }

    /** Of 5 000 pictures, 80 % right: the root of 0.8 · 0.2 / 5 000 is 0.0057. */
    @Test
    void saysWhatTheChoiceCostsOnTheTestSplitAndHowFineValidationIs() {
        assertThat(page(small().run()))
                .contains(
                        """
                        Clean accuracy lost on the split test by what was chosen, points (one standard error of the victims' accuracy on validation: 0.6):

                        | defense | within 1 | within 10 |
                        | --- | ---: | ---: |
                        | fine-tune | 1.0 [1.0, 1.0] | 6.0 [6.0, 6.0] |
                        | clean-clip | – | 8.0 [8.0, 8.0] |
                        """);
    }

    @Test
    void everyStrengthHasItsTwoNumbers() {
        assertThat(page(small().run()))
                .contains("| defense, by learning-rate | 0.0001 | 0.001 |\n")
                .contains("| fine-tune | 79.0 / 65.0 | 74.0 / 20.0 |\n");
    }

    /** Its training broke down with seed 2, as it may at high rates; what is left flatters it. */
    @Test
    void aMeanOverSomeSeedsSaysOverHowMany() {
        ListedRun made = new ListedRun("clean-clip", 10.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        SettingList cleaned = made.list("clean-clip", "0.0001", "0.001");
        for (int seed = 1; seed <= 2; seed++) {
            made.victim("badnets", seed, 0.80, 0.80, 0.98);
            for (int place = 0; place < 2; place++) {
                made.defended("badnets", cleaned, place, seed, 0.75, 0.75, 0.70);
                made.alignment(0.25);
                if (place == 1 && seed == 2) {
                    made.brokeDown("badnets", tuned, place, seed);
                } else {
                    made.defended("badnets", tuned, place, seed, 0.76, 0.76, 0.40);
                    made.alignment(0.5);
                }
            }
        }

        assertThat(page(made.run()))
                .contains("| fine-tune | 76.0 / 40.0 | 76.0 / 40.0, n = 1 |\n")
                .contains("| clean-clip | 75.0 / 70.0 | 75.0 / 70.0 |\n")
                .contains("at the same learning-rate, points, n = 1 to 2:\n")
                .contains("| fine-tune | attack success | −30.0 [−30.0, −30.0] | −30.0, n = 1 |\n")
                .contains("| fine-tune | learning-rate 0.0001, 0.001 | 0.50, 0.50, n = 1 |\n");
    }

    @Test
    void ofAListThatIsOnFewerSeedsThisIsSaidOnce() {
        ListedRun made = new ListedRun("clean-clip", 10.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        SettingList cleaned = made.list("clean-clip", "0.0001", "0.001");
        for (int seed = 1; seed <= 2; seed++) {
            made.victim("badnets", seed, 0.80, 0.80, 0.98);
            for (int place = 0; place < 2; place++) {
                made.defended("badnets", cleaned, place, seed, 0.75, 0.75, 0.70);
                if (seed == 1) {
                    made.defended("badnets", tuned, place, seed, 0.76, 0.76, 0.40);
                }
            }
        }

        assertThat(page(made.run()))
                .contains("| fine-tune, n = 1 | 76.0 / 40.0 | 76.0 / 40.0 |\n")
                .contains("| clean-clip | 75.0 / 70.0 | 75.0 / 70.0 |\n")
                .contains("at the same learning-rate, points, n = 1:\n")
                .contains("| fine-tune | attack success | −30.0 | −30.0 |\n");
    }

    /** Where budgets leave nothing, this is what is left to compare. */
    @Test
    void everyStrengthHasItsTwoNumbersWhereNoneIsWithinABudget() {
        ListedRun made = new ListedRun("clean-clip", 1.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        SettingList cleaned = made.list("clean-clip", "0.0001", "0.001");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        for (int place = 0; place < 2; place++) {
            made.defended("badnets", tuned, place, 1, 0.60, 0.60, 0.40);
            made.defended("badnets", cleaned, place, 1, 0.50, 0.50, 0.70);
        }

        assertThat(page(made.run()))
                .contains("| fine-tune | 60.0 / 40.0 | 60.0 / 40.0 |\n")
                .contains("| fine-tune | attack success | −30.0 | −30.0 |\n");
    }

    /** A control has no trigger in its training, so that one serves several attacks. */
    @Test
    void whatTwoAttacksShareIsPaidOnce() {
        ListedRun made = new ListedRun("fine-tune", 1.0);
        PluginSetting tuned = SampleRun.setting("fine-tune");
        for (String attack : List.of("badnets", "blended")) {
            made.victim(attack, 1, 0.80, 0.80, 0.98);
            made.cell("", attack, tuned, 1, 0.80, 0.79, 0.50);
            made.cost(20, 16_000, 0, 250);
        }
        made.cell("", "badnets", tuned, 1, 0.80, 0.79, 0.50);
        made.asControl();
        made.cost(50, 16_000, 0, 250);
        made.sharesItsDefense("blended");

        assertThat(page(made.run()))
                .contains("| fine-tune | 3 | 32\u202f000 | 16\u202f000 | 0 | 250 | 30.0 |");
    }

    @Test
    void noTableIsMissingWhereTheTargetCountsAmongTheFirstFiveAlone() {
        ListedRun made = new ListedRun("clean-clip", 10.0);
        SettingList tuned = made.list("fine-tune", "0.0001", "0.001");
        SettingList cleaned = made.list("clean-clip", "0.0001", "0.001");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        made.amongFirstAlone(5);
        for (int place = 0; place < 2; place++) {
            made.defended("badnets", tuned, place, 1, 0.76, 0.76, 0.40);
            made.amongFirstAlone(5);
            made.alignment(0.5);
            made.defended("badnets", cleaned, place, 1, 0.75, 0.75, 0.70);
            made.amongFirstAlone(5);
        }

        assertThat(page(made.run()))
                .contains("Clean accuracy / attack success, top-5, %, at every strength:\n")
                .contains("| fine-tune | 76.0 / 40.0 | 76.0 / 40.0 |\n")
                .contains("| fine-tune | attack success, top-5 | −30.0 | −30.0 |\n")
                .contains("| fine-tune | learning-rate 0.0001, 0.001 | 0.50, 0.50 |\n");
    }

    @Test
    void defensesStandBesideTheBaselineAtTheSameStrength() {
        // Attack success at 0.0001: 0.60 and 0.70 less 0.40; half of the interval as above.
        assertThat(page(small().run()))
                .contains("Differences from clean-clip at the same learning-rate, points, n = 2:\n")
                .contains("| defense, by learning-rate | difference in | 0.0001 | 0.001 |\n")
                .contains(
                        "| fine-tune | clean accuracy | +4.0 [+4.0, +4.0] | +2.0 [+2.0, +2.0] |\n")
                .contains(
                        "| fine-tune | attack success | +25.0 [−38.5, +88.5] | +10.0 [+10.0, +10.0]"
                                + " |\n")
                .doesNotContain("| clean-clip | clean accuracy |");
    }

    @Test
    void aPairOfDefensesStandsOnce() throws Exception {
        List<RunResults> both = new ArrayList<>();
        for (String baseline : List.of("clean-clip", "fine-tune")) {
            both.add(
                    JoinedRuns.of(
                            List.of(small().run()),
                            Optional.of(Baseline.parse(baseline)),
                            DefenseNames.NONE));
        }

        assertThat(ResultsPage.of(both, DefenseNames.NONE))
                .containsOnlyOnce("Differences of attack success from ")
                .containsOnlyOnce("at the same learning-rate")
                .contains("Differences from clean-clip at the same learning-rate");
    }

    @Test
    void aStrengthThatTheBaselineLacksHasNoDifference() {
        ListedRun made = new ListedRun("clean-clip", 1.0);
        SettingList tuned = made.list("fine-tune", "0.001", "0.002");
        SettingList cleaned = made.list("clean-clip", "0.0001", "0.001");
        SettingList checked = made.list("par", "0.01", "0.02");
        made.victim("badnets", 1, 0.80, 0.80, 0.98);
        for (int place = 0; place < 2; place++) {
            made.defended("badnets", tuned, place, 1, 0.76, 0.76, 0.40);
            made.defended("badnets", cleaned, place, 1, 0.75, 0.75, 0.70);
            made.defended("badnets", checked, place, 1, 0.79, 0.79, 0.70);
        }

        assertThat(page(made.run()))
                .contains("| defense, by learning-rate | difference in | 0.001 | 0.002 |\n")
                .contains("| fine-tune | attack success | −30.0 | – |\n")
                .doesNotContain("| par | attack success |");
    }

    @Test
    void victimsWhoseAttackFailedAreNotCompared() {
        ListedRun made = new ListedRun("clean-clip", 1.0);
        SettingList tuned = made.list("fine-tune", "0.001");
        SettingList cleaned = made.list("clean-clip", "0.001");
        for (int seed = 1; seed <= 3; seed++) {
            made.victim("badnets", seed, 0.80, 0.80, seed == 3 ? 0.50 : 0.98);
            made.defended("badnets", tuned, 0, seed, 0.76, 0.76, 0.40);
            made.defended("badnets", cleaned, 0, seed, 0.75, 0.75, 0.70);
        }

        assertThat(page(made.run())).contains("at the same learning-rate, points, n = 2:\n");
    }

    @Test
    void namesOfDefensesAreExplained() {
        DefenseNames names =
                DefenseNames.parse(List.of("ta-cleaner negatives=none as positives alone"));

        assertThat(ResultsPage.of(List.of(small().run()), names))
                .contains("### Defenses\n\n| here | in the experiment |\n")
                .contains("| positives alone | `ta-cleaner negatives=none` |\n");
        assertThat(page(small().run())).doesNotContain("### Defenses");
    }

    @Test
    void aRunWithoutListsHasItsVictimsAlone() {
        assertThat(page(SampleRun.quickstart(1L))).contains("### Victims").doesNotContain("within");
    }
}
