package io.mithridate.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.results.budgets.ScoreRow;
import io.mithridate.results.budgets.Scores;
import io.mithridate.results.budgets.Scores.Difference;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.Statistics;
import io.mithridate.results.statistics.Statistics.Interval;
import io.mithridate.results.statistics.Successes.SuccessMeasure;
import io.mithridate.results.statistics.Verdict;
import io.mithridate.results.statistics.Victims;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoresTest {

    private static final Offset<Double> CLOSE = within(1e-9);
    private static final double NOT_MEASURED = Double.NaN;

    private static final double[] LOSSES = {-0.01, 0.02, 0.06, 0.14};
    private static final double[] ATTACKS = {0.90, 0.60, 0.20, 0.05};

    /**
     * The values are those of {@link AttackLeftTest}: 696.25 / 20 percent. Test accuracy would give
     * other losses.
     */
    @Test
    void usesLossesOnValidationAndSuccessOnTheTestSplit() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "1", "2", "3", "4");
        builder.victim("badnets", 1, 0.80, 0.50, 1);
        for (int i = 0; i < 4; i++) {
            builder.defended("badnets", list, i, 1, 0.80 - LOSSES[i], 0.50, ATTACKS[i]);
        }

        ScoreRow row = scores(builder).rows().get(0);

        assertThat(row.mean().orElseThrow().mean()).isCloseTo(0.348125, CLOSE);
        assertThat(row.within(2).orElseThrow().mean()).isCloseTo(0.60, CLOSE);
        assertThat(row.within(5).orElseThrow().mean()).isCloseTo(0.30, CLOSE);
        assertThat(row.listEnds()).isZero();
        assertThat(row.remarks()).isEmpty();
        // The baseline is the victim.
        Difference difference = scores(builder).difference(row).orElseThrow();
        assertThat(difference.statistics().mean()).isCloseTo(0.348125 - 1, CLOSE);
        assertThat(difference.claim()).isEqualTo("n = 1: no claim");
    }

    /**
     * The third setting broke down and the fourth has no result: the list ends with 60 % at 2
     * points.
     */
    @Test
    void listEndsBeforeASettingThatBrokeDown() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "1", "2", "3", "4");
        builder.victim("badnets", 1, 0.80, 0.80, 1);
        builder.defended("badnets", list, 0, 1, 0.81, 0.80, 0.90);
        builder.defended("badnets", list, 1, 1, 0.78, 0.80, 0.60);
        builder.brokeDown("badnets", list, 2, 1);
        builder.failed("badnets", list, 3, 1);

        ScoreRow row = scores(builder).rows().get(0);

        // The attack success left is 75, 70 and 65 % within 0.5, 1 and 1.5 points, and then 60 %.
        assertThat(row.mean().orElseThrow().mean())
                .isCloseTo((0.75 + 0.70 + 0.65 + 17 * 0.60) / 20, CLOSE);
        assertThat(row.remarks())
                .isEqualTo(
                        "list ends, 1 of 4 settings broke down, 1 of 4 settings without a result");
    }

    @Test
    void returnsTheVictimIfAllSettingsBrokeDown() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "1");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.brokeDown("badnets", list, 0, 1);

        ScoreRow row = scores(builder).rows().get(0);

        assertThat(row.mean().orElseThrow().mean()).isCloseTo(0.98, CLOSE);
        assertThat(row.remarks()).isEqualTo("1 of 1 settings broke down");
    }

    @Test
    void settingWithoutAResultLeavesTheScoreOpen() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "1", "2");
        for (int seed = 1; seed <= 2; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", list, 0, seed, 0.80, 0.80, 0.50);
        }
        builder.failed("badnets", list, 1, 1);
        builder.defended("badnets", list, 1, 2, 0.60, 0.60, 0.50);

        ScoreRow row = scores(builder).rows().get(0);

        assertThat(row.means()).containsOnlyKeys(2L);
        assertThat(row.remarks())
                .isEqualTo("score open for 1 of 2 seeds, 1 of 2 settings without a result");
    }

    @Test
    void ignoresAVictimOnWhichTheAttackFailed() {
        ListedRun builder = twoLists(0, 0, 0, 0);
        builder.victim("badnets", 9, 0.80, 0.80, 0.70);
        builder.defended("badnets", builder.run().lists().get(0), 0, 9, 0.80, 0.80, 0);

        ScoreRow row = scores(builder).rows().get(0);

        assertThat(row.means()).containsOnlyKeys(1L, 2L, 3L, 4L);
        assertThat(row.remarks())
                .isEqualTo("attack failed for 1 of 5 seeds, list ends for 4 of 5 seeds");
    }

    @Test
    void hasNoRowWithoutValidation() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "1");
        builder.victim("badnets", 1, NOT_MEASURED, 0.80, 0.98);
        builder.defended("badnets", list, 0, 1, NOT_MEASURED, 0.80, 0.50);

        assertThat(scores(builder).rows()).isEmpty();
    }

    @Test
    void topTenSuccessHasItsOwnScore() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "1");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.amongFirst(10, 1);
        builder.defended("badnets", list, 0, 1, 0.795, 0.80, 0.50);
        builder.amongFirst(10, 0.70);

        Scores scores = scores(builder);

        assertThat(scores.rows())
                .extracting(ScoreRow::measure)
                .containsExactly(new SuccessMeasure("image", 1), new SuccessMeasure("image", 10));
        assertThat(scores.rows().get(1).mean().orElseThrow().mean()).isCloseTo(0.70, CLOSE);
        assertThat(scores.top1Rows()).containsExactly(scores.rows().get(0));
    }

    @Property(tries = 20)
    void ignoresTheOrderOfCellsAndSeeds(@ForAll int seed) {
        RunResults run = ListedRun.twoAttacksAtFiveStrengths();
        List<CellResult> cells = new ArrayList<>(run.cells());
        Collections.shuffle(cells, new Random(seed));
        Scores scores = scores(run);

        Scores shuffled = scores(run.withCells(cells));

        assertThat(shuffled.rows()).containsExactlyInAnyOrderElementsOf(scores.rows());
        assertThat(shuffled.differences())
                .containsExactlyInAnyOrderElementsOf(scores.differences());
    }

    /** On eight seeds, fine-tune leaves 20 to 27 points more than clean-clip. */
    @Test
    void defensesHaveAVerdictComparedToTheBaseline() {
        ListedRun builder = twoLists(0.20, 0.21, 0.22, 0.23, 0.24, 0.25, 0.26, 0.27);

        Scores scores = scores(builder);

        assertThat(scores.differences()).hasSize(1);
        Difference difference = scores.differences().get(0);
        assertThat(difference.row().list().defense()).isEqualTo("fine-tune");
        assertThat(difference.referenceDefense()).isEqualTo("clean-clip");
        assertThat(difference.statistics().mean()).isCloseTo(0.235, CLOSE);
        assertThat(difference.verdict().orElseThrow().adjustedSignFlip()).isEqualTo(2.0 / 256);
        assertThat(difference.claim()).isEqualTo("worse");
    }

    @Test
    void fewerThanFiveSeedsHaveNoVerdict() {
        Difference difference = scores(twoLists(0.01, 0, 0, 0)).differences().get(0);

        assertThat(difference.verdict()).isEmpty();
        assertThat(difference.claim()).isEqualTo("n = 4: no claim");
        assertThat(scores(twoLists(0.01, 0, 0, 0, 0)).differences().get(0).claim())
                .isEqualTo("alike");
    }

    @Test
    void doesNotCompareDefensesOfDifferentClasses() {
        ListedRun builder = new ListedRun("clean-clip");
        SettingList fineTune = builder.list("fine-tune", "1");
        SettingList cleanClip = builder.list("clean-clip", "1");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", fineTune, 0, 1, 0.80, 0.80, 0.50);
        builder.told(DefenseClass.LABELLED_IMAGES);
        builder.defended("badnets", cleanClip, 0, 1, 0.80, 0.80, 0.50);

        assertThat(scores(builder).rows()).hasSize(2);
        assertThat(scores(builder).differences()).isEmpty();
    }

    /** Only the two contrasts of the same attack count, so Holm at most doubles p. */
    @Test
    void adjustmentIgnoresContrastsOfOtherAttacks() {
        RunResults run = ListedRun.twoAttacksAtFiveStrengths();

        assertThat(scores(run).differences())
                .hasSize(4)
                .allSatisfy(
                        each ->
                                assertThat(each.verdict().orElseThrow().adjustedSignFlip())
                                        .isLessThanOrEqualTo(
                                                2 * each.verdict().orElseThrow().signFlip()));
    }

    /**
     * For 2, 4, 6 and 8 points the mean is 5, sd 2.581989, and the standard error 1.290994. t(3) is
     * 3.182446 at 95 %, half the interval 4.108521; at 90 % they are 2.353363 and 3.038179.
     */
    @Test
    void contrastOfFourSeedsHasIntervalsButNoClaim() {
        ListedRun builder = twoLists(0.02, 0.04, 0.06, 0.08);
        builder.contrast("clean-clip - fine-tune");

        Scores scores = scores(builder);

        assertThat(scores.differences()).isEmpty();
        Difference contrast = scores.contrasts().get(0);
        assertThat(contrast.row().list().defense()).isEqualTo("clean-clip");
        assertThat(contrast.referenceDefense()).isEqualTo("fine-tune");
        Statistics statistics = contrast.statistics();
        assertThat(statistics.seeds()).isEqualTo(4);
        assertThat(statistics.mean()).isCloseTo(-0.05, CLOSE);
        assertThat(statistics.low().orElseThrow()).isCloseTo(-0.09108521, within(1e-8));
        assertThat(statistics.high().orElseThrow()).isCloseTo(-0.00891479, within(1e-8));
        Interval narrow = statistics.interval(Verdict.LEVEL).orElseThrow();
        assertThat(narrow.low()).isCloseTo(-0.08038179, within(1e-8));
        assertThat(narrow.high()).isCloseTo(-0.01961821, within(1e-8));
        assertThat(contrast.claim()).isEqualTo("n = 4: no claim");
    }

    /**
     * On six seeds the differences are 2 to 12 points: mean 7, sd 3.741657, t = 4.582576; Student's
     * p is 0.00593354. Of the 64 choices of signs, two put the sum this far from 0: all plus and
     * all minus. The sign-flip p is therefore 2 / 64. For two contrasts, Holm doubles it to 0.0625,
     * which is above 0.05.
     */
    @Test
    void holmCoversOnlyTheNamedContrasts() {
        ListedRun builder = twoLists(0.02, 0.04, 0.06, 0.08, 0.10, 0.12);
        SettingList other = builder.list("ta-cleaner", "1");
        for (int seed = 1; seed <= 6; seed++) {
            builder.defended("badnets", other, 0, seed, 0.80, 0.80, 0.20);
        }
        assertThat(scores(builder).differences())
                .extracting(it -> it.verdict().orElseThrow().adjustedSignFlip())
                .containsExactly(2.0 / 32, 2.0 / 32);

        builder.contrast("fine-tune - clean-clip");
        Verdict alone = scores(builder).contrasts().get(0).verdict().orElseThrow();
        builder.contrast("ta-cleaner - none");
        List<Difference> both = scores(builder).contrasts();

        assertThat(alone.student()).isCloseTo(0.00593354, within(1e-8));
        assertThat(alone.adjustedStudent()).isEqualTo(alone.student());
        assertThat(alone.adjustedSignFlip()).isEqualTo(2.0 / 64);
        assertThat(alone.word()).isEqualTo("worse");
        assertThat(both)
                .extracting(it -> it.verdict().orElseThrow().adjustedSignFlip())
                .containsExactly(2.0 / 32, 2.0 / 32);
        assertThat(both.get(0).claim()).isEqualTo("not resolved");
        assertThat(both.get(1).statistics().mean()).isCloseTo(0.20 - 0.98, CLOSE);
    }

    /** The contrast with ta-cleaner was named, but ta-cleaner was not run under this attack. */
    @Test
    void holmCountsContrastsWithoutARow() {
        ListedRun builder = twoLists(0.02, 0.04, 0.06, 0.08, 0.10, 0.12);
        builder.contrast("fine-tune - clean-clip");
        builder.contrast("fine-tune - ta-cleaner");

        assertThat(scores(builder).contrasts())
                .singleElement()
                .extracting(it -> it.verdict().orElseThrow().adjustedSignFlip())
                .isEqualTo(2.0 / 32);
    }

    @Test
    void contrastMayCompareTwoClasses() {
        ListedRun builder = new ListedRun("clean-clip");
        builder.contrast("fine-tune - clean-clip");
        SettingList fineTune = builder.list("fine-tune", "1");
        SettingList cleanClip = builder.list("clean-clip", "1");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", fineTune, 0, 1, 0.80, 0.80, 0.50);
        builder.told(DefenseClass.LABELLED_IMAGES);
        builder.defended("badnets", cleanClip, 0, 1, 0.80, 0.80, 0.40);

        assertThat(scores(builder).contrasts().get(0).statistics().mean()).isCloseTo(0.10, CLOSE);
    }

    @Test
    void contrastWithOpenScoresHasNoNumber() {
        ListedRun builder = new ListedRun("none");
        builder.contrast("fine-tune - clean-clip");
        SettingList fineTune = builder.list("fine-tune", "1", "2");
        SettingList cleanClip = builder.list("clean-clip", "1");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", fineTune, 0, 1, 0.80, 0.80, 0.50);
        builder.failed("badnets", fineTune, 1, 1);
        builder.defended("badnets", cleanClip, 0, 1, 0.80, 0.80, 0.40);

        assertThat(scores(builder).contrasts())
                .singleElement()
                .extracting(Difference::claim)
                .isEqualTo("n = 0: no claim");
    }

    /**
     * Returns a run in which fine-tune leaves the given amounts more than clean-clip, one for each
     * seed. Both leave less than the victim and lose no clean accuracy.
     */
    private static ListedRun twoLists(double... increases) {
        ListedRun builder = new ListedRun("clean-clip");
        SettingList fineTune = builder.list("fine-tune", "1");
        SettingList cleanClip = builder.list("clean-clip", "1");
        for (int seed = 1; seed <= increases.length; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", fineTune, 0, seed, 0.80, 0.80, 0.30 + increases[seed - 1]);
            builder.defended("badnets", cleanClip, 0, seed, 0.80, 0.80, 0.30);
        }
        return builder;
    }

    private static Scores scores(ListedRun builder) {
        return scores(builder.run());
    }

    private static Scores scores(RunResults run) {
        return Scores.of(run, Victims.of(run));
    }
}
