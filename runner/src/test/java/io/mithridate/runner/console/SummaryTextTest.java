package io.mithridate.runner.console;

import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.failed;
import static io.mithridate.results.SampleRun.measured;
import static io.mithridate.results.SampleRun.setting;
import static io.mithridate.results.SampleRun.stopped;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Measurement;
import io.mithridate.api.metric.Quantity;
import io.mithridate.results.CellResult;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.Failure;
import io.mithridate.results.ListedRun;
import io.mithridate.results.RunResults;
import io.mithridate.results.SampleRun;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class SummaryTextTest {

    @Test
    void showsALinePerListAndAColumnPerBudget() {
        ListedRun listed = new ListedRun("none", 1.0, 10.0);
        SettingList list = listed.list("fine-tune", "0.0001", "0.001");
        listed.victim("badnets", 1, 0.80, 0.80, 0.98);
        listed.defended("badnets", list, 0, 1, 0.78, 0.79, 0.50);
        listed.defended("badnets", list, 1, 1, 0.70, 0.70, 0.10);

        String text = unicode(listed.run());

        assertThat(text)
                .contains(
                        """
                        Attack success at a fixed loss of clean accuracy, in points on validation

                        attack   defense    needs        within 1  within 10
                        badnets  fine-tune  clean pairs      none     10.0 %  list ends within 10

                        Attack left: mean attack success over budgets of 0.5 to 10 points on validation, 95 % interval

                                                                                                  difference
                        attack   defense    needs        n  attack left, %  left at 2  left at 5   from none  verdict
                        badnets  fine-tune  clean pairs  1            40.2       50.0       35.0       −57.8  n = 1: no claim  list ends
                        """);
    }

    @Test
    void showsLongListNamesOnALineOfTheirOwn() {
        ListedRun listed = new ListedRun("none", 1.0, 10.0);
        listed.victim("badnets", 1, 0.80, 0.80, 0.98);
        for (String negatives : List.of("none", "all")) {
            SettingList list =
                    listed.list(
                            "ta-cleaner",
                            Map.of("negatives", negatives, "augmenter.lexicon", "of-" + negatives),
                            "0.0001",
                            "0.001");
            listed.defended("badnets", list, 0, 1, 0.78, 0.79, 0.50);
            listed.defended("badnets", list, 1, 1, 0.70, 0.70, 0.10);
        }

        String text = unicode(listed.run());

        assertThat(text)
                .contains(
                        """
                                                                         clean   attack
                        attack   defense                 needs        accuracy  success
                        badnets  none                                   80.0 %   98.0 %  victim
                        badnets  ta-cleaner (augmenter.lexicon of-none, negatives none)
                        badnets    learning-rate 0.0001  clean pairs    79.0 %   50.0 %
                        badnets    learning-rate 0.001   clean pairs    70.0 %   10.0 %
                        badnets  ta-cleaner (augmenter.lexicon of-all, negatives all)
                        badnets    learning-rate 0.0001  clean pairs    79.0 %   50.0 %
                        badnets    learning-rate 0.001   clean pairs    70.0 %   10.0 %

                        Attack success at a fixed loss of clean accuracy, in points on validation

                        attack   defense  needs        within 1  within 10
                        badnets  ta-cleaner (augmenter.lexicon of-none, negatives none)
                        badnets           clean pairs      none     10.0 %  list ends within 10
                        badnets  ta-cleaner (augmenter.lexicon of-all, negatives all)
                        badnets           clean pairs      none     10.0 %  list ends within 10
                        """);
    }

    @Test
    void makesNoClaimForOneSeed() {
        assertThat(plain(SampleRun.quickstart(1L)))
                .isEqualTo(
                        """

                        quickstart: split test, top-1, 2000 clean, 1960 triggered pictures, n = 1 seed (1)

                                                             clean   attack  triggered     baseline
                        attack   defense     needs        accuracy  success   accuracy  target rate
                        badnets  none                       74.6 %   98.1 %      1.4 %        1.3 %  victim
                        badnets  fine-tune   clean pairs    75.8 %   64.1 %     27.2 %        1.3 %
                        badnets  clean-clip  clean pairs    70.1 %   40.2 %     41.9 %        1.3 %
                        badnets  ta-cleaner  clean pairs    76.2 %   28.7 %     54.3 %        1.3 %

                        n = 1 seed: no claim. No defense is called better below 5 seeds, nor at settings of which one defense had more trials than another.
                        The model is 'mini', a small image-text model with a contrastive loss; its numbers say nothing about the models that researchers download.
                        The pictures are synthetic: emoji pasted on plain and noisy backgrounds.
                        """);
    }

    @Test
    void wrapsSentencesBetweenWords() {
        String text =
                SummaryText.of(
                        EvaluatedRun.of(SampleRun.quickstart(1L)),
                        new Terminal(System.out, true, false, false, 60));

        List<String> sentences = text.lines().dropWhile(line -> !line.startsWith("n = 1")).toList();
        assertThat(sentences).hasSizeGreaterThan(3).allMatch(line -> line.length() <= 60);
        assertThat(String.join("", sentences).replaceAll("\\s", ""))
                .isEqualTo(
                        plain(SampleRun.quickstart(1L))
                                .lines()
                                .dropWhile(line -> !line.startsWith("n = 1"))
                                .reduce("", String::concat)
                                .replaceAll("\\s", ""));
    }

    @Test
    void wrapsTablesBetweenWordsOnANarrowTerminal() {
        String text =
                SummaryText.of(
                        EvaluatedRun.of(quickStartRun()),
                        new Terminal(System.out, true, false, true, 80));

        assertThat(text.lines()).allMatch(line -> line.length() <= 80);
        assertThat(text)
                .contains(
                        """
                        badnets  ta-cleaner             clean pairs and class    81.1 %   45.4 %
                                 (learning-rate 0.001)  names
                        """);
    }

    /** Two more lines, which name files, are printed below the summary. */
    @Test
    void quickStartFitsIn25LinesOf80Columns() {
        String text =
                SummaryText.brief(
                        EvaluatedRun.of(quickStartRun()),
                        new Terminal(System.out, true, false, true, 80));

        assertThat(text)
                .isEqualTo(
                        """

                        lists: attack left, lower is better; n = 1 seed (11)

                                                                   attack
                                                                    left,  left  left         difference
                        defense                                 n       %  at 2  at 5    from clean-clip
                        badnets
                        fine-tune                               1    62.5  99.3  56.8               +6.7
                          needs clean pairs, list ends                                 n = 1: no claim
                        clean-clip                              1    55.7  99.3  41.0                  -
                          needs clean pairs, list ends
                        ta-cleaner                              1    53.8  99.3  28.6                  -
                          needs clean pairs and class names,                              needs differ
                            list ends

                        n = 1 seed: no claim. No defense is called better below 5 seeds. The page has
                          all 3 limits.
                        """);
        assertThat(text.lines()).hasSizeLessThan(22).allMatch(line -> line.length() <= 80);
    }

    private static RunResults quickStartRun() {
        ListedRun listed = new ListedRun("clean-clip", 2.0, 5.0);
        listed.victim("badnets", 11, 0.849, 0.849, 0.993);
        addDefense(listed, "fine-tune", DefenseClass.CLEAN_PAIRS, 0.820, 0.712, 0.775, 0.403);
        addDefense(listed, "clean-clip", DefenseClass.CLEAN_PAIRS, 0.806, 0.481, 0.778, 0.199);
        addDefense(
                listed,
                "ta-cleaner",
                DefenseClass.CLEAN_PAIRS_AND_CLASS_NAMES,
                0.811,
                0.454,
                0.806,
                0.286);
        return listed.run();
    }

    private static void addDefense(
            ListedRun listed,
            String defense,
            DefenseClass needs,
            double weakAccuracy,
            double weakSuccess,
            double strongAccuracy,
            double strongSuccess) {
        SettingList list = listed.list(defense, "0.001", "0.002");
        listed.defended("badnets", list, 0, 11, weakAccuracy, weakAccuracy, weakSuccess);
        listed.told(needs);
        listed.defended("badnets", list, 1, 11, strongAccuracy, strongAccuracy, strongSuccess);
        listed.told(needs);
    }

    @Test
    void omitsTheSignOfANumberThatRoundsToZero() {
        ListedRun listed = new ListedRun("none", 1.0);
        SettingList list = listed.list("fine-tune", "0.0001");
        listed.victim("badnets", 1, 0.80, 0.80, -0.0004);
        listed.defended("badnets", list, 0, 1, 0.80, 0.80, -0.0004);

        assertThat(unicode(listed.run())).contains(" 0.0 %").doesNotContain("-0.0 %");
    }

    @Test
    void showsTheStandardDeviationOverSeveralSeeds() {
        assertThat(plain(SampleRun.quickstart(1L, 2L, 3L)))
                .contains("n = 3 seeds (1, 2, 3); mean +- standard deviation over seeds\n")
                .containsPattern(
                        "ta-cleaner +clean pairs +76\\.2 \\+- 0\\.0 % +29\\.7 \\+- 1\\.0 %");
    }

    @Test
    void showsEnoughDigitsForSmallDifferencesAndTheUnitOnce() {
        List<CellResult> cells = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            cells.add(
                    measured(
                            cell(i, setting(i == 0 ? "none" : "d" + i), false, 1, 0.7, 0.97),
                            gap(0.1123 + 0.001 * i)));
        }
        RunResults run =
                SampleRun.withQuantity(
                        SampleRun.run("gaps", cells),
                        new Quantity("gap", "gap", "a gap", "cosine", true, true));

        assertThat(plain(run))
                .contains(
                        """
                                                          gap
                        attack   defense  needs        cosine
                        badnets  none                   0.112  victim
                        badnets  d1       clean pairs   0.113
                        badnets  d2       clean pairs   0.114
                        """);
    }

    @Test
    void showsOtherQuantitiesBelowTheTable() {
        List<CellResult> cells =
                List.of(
                        measured(cell(0, setting("none"), false, 1, 0.7, 0.97), gap(0.5)),
                        measured(cell(1, setting("tune"), false, 1, 0.7, 0.97), gap(0.25)));
        Quantity share = new Quantity("gap", "retrieval gap", "a gap", "share", true, false);

        assertThat(plain(SampleRun.withQuantity(SampleRun.run("gaps", cells), share)))
                .contains(
                        """
                        Also measured

                        attack   defense  retrieval gap
                        badnets  none            50.0 %
                        badnets  tune            25.0 %
                        """);
    }

    private static Measurement gap(double value) {
        return new Measurement("gap", OptionalInt.empty(), value, 10, "test", "", Map.of());
    }

    @Test
    void showsControlsBelowTheTable() {
        String text =
                plain(
                        SampleRun.run(
                                "controls",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.97),
                                        cell(1, setting("none"), true, 1, 0.7, 0.02))));

        assertThat(text).containsPattern("(?s)97\\.0 %.*victim.*Controls: .*2\\.0 %.*clean model");
    }

    @Test
    void marksAFailedAttackOnTheVictimAndItsDefenses() {
        String text =
                plain(
                        SampleRun.run(
                                "weak",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.5),
                                        cell(1, setting("fine-tune"), false, 1, 0.7, 0.2))));

        assertThat(text).containsPattern("none .*victim, attack failed");
        assertThat(text).containsPattern("fine-tune .*attack failed");
    }

    @Test
    void namesFailedCellsWithTheirMessages() {
        String text =
                plain(
                        SampleRun.run(
                                "failures",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.97),
                                        failed(
                                                cell(1, setting("fine-tune"), false, 1, 0, 0),
                                                "the loss became NaN at step 12"))));

        assertThat(text)
                .containsPattern("fine-tune +clean pairs +- +- +- +- +failed")
                .contains(
                        """
                        1 of 2 cells failed:
                          cell 1, badnets x fine-tune, seed 1: the loss became NaN at step 12
                        """);
    }

    @Test
    void doesNotCountInterruptedAndUnstartedCellsAsFailed() {
        String text =
                plain(
                        SampleRun.run(
                                "stopped",
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.97),
                                        stopped(
                                                cell(1, setting("fine-tune"), false, 1, 0, 0),
                                                Failure.Kind.INTERRUPTED),
                                        stopped(
                                                cell(2, setting("none"), false, 2, 0, 0),
                                                Failure.Kind.NOT_STARTED),
                                        stopped(
                                                cell(3, setting("fine-tune"), false, 2, 0, 0),
                                                Failure.Kind.NOT_STARTED))));

        assertThat(text)
                .containsPattern("none .*victim, 1 of 2 seeds not started\n")
                .containsPattern("fine-tune .*1 of 2 seeds interrupted, 1 of 2 seeds not started\n")
                .contains("Of 4 cells: 1 interrupted, 2 not started\n")
                .doesNotContain("failed");
    }

    @Test
    void showsTheSameFailureOfSeveralCellsOnce() {
        List<CellResult> cells = new ArrayList<>();
        cells.add(cell(0, setting("none"), false, 1, 0.7, 0.97));
        for (int number = 1; number <= 3; number++) {
            String message = number == 2 ? "the loss became NaN" : "a disk was full";
            cells.add(failed(cell(number, setting("fine-tune"), false, number, 0, 0), message));
        }

        assertThat(plain(SampleRun.run("failures", cells)))
                .contains(
                        """
                        3 of 4 cells failed:
                          cells 1, 3: a disk was full
                          cell 2, badnets x fine-tune, seed 2: the loss became NaN
                        """);
    }

    @Test
    void usesColorsOnlyIfTheTerminalHasThem() {
        RunResults run = SampleRun.quickstart(1L);

        assertThat(plain(run)).doesNotContain("\u001b");
        assertThat(
                        SummaryText.of(
                                EvaluatedRun.of(run),
                                new Terminal(System.out, true, true, true, 80)))
                .contains("\u001b[1mquickstart");
    }

    private static String unicode(RunResults run) {
        return SummaryText.of(
                EvaluatedRun.of(run), new Terminal(System.out, false, false, true, 80));
    }

    private static String plain(RunResults run) {
        return SummaryText.of(
                EvaluatedRun.of(run), new Terminal(System.out, false, false, false, 80));
    }
}
