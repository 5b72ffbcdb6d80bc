package io.mithridate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.DefenseClass;
import io.mithridate.results.ListedRun;
import io.mithridate.results.RunResults;
import io.mithridate.results.SampleRun;
import io.mithridate.results.budgets.ScoreRow;
import io.mithridate.results.budgets.Scores.Difference;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreTableTest {

    /**
     * The settings lose 3 and 8 points. With seed 1 they leave 50 and 10 of 100: the score is 43.5,
     * and 34 is left within 5 points. With seed 2 they leave 4 less at 15 of 20 budgets: the score
     * is 40.5. Half the interval is 12.7062 · 2.12132 / √2 = 19.0593.
     */
    @Test
    void rowHasTheScoreAndTheAttackLeftWithinTwoBudgets() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "0.001", "0.002");
        for (int seed = 1; seed <= 2; seed++) {
            double reduction = seed == 2 ? 0.04 : 0;
            builder.victim("badnets", seed, 0.80, 0.80, 1);
            builder.amongFirst(10, 1);
            builder.defended("badnets", list, 0, seed, 0.77, 0.80, 0.50 - reduction);
            builder.amongFirst(10, 1);
            builder.defended("badnets", list, 1, seed, 0.72, 0.80, 0.10 - reduction);
            builder.amongFirst(10, 1);
        }

        Table<ScoreRow> table = table(builder.run());

        assertThat(table.columns())
                .extracting(Table.Column::head)
                .containsExactly(
                        "attack",
                        "defense",
                        "needs",
                        "n",
                        "attack left, %",
                        "left at 2",
                        "left at 5",
                        "left in top 10, %",
                        "difference from none",
                        "verdict",
                        "");
        assertThat(texts(table, 0))
                .containsExactly(
                        "badnets",
                        "fine-tune",
                        "clean pairs",
                        "2",
                        "42.0 [22.9, 61.1]",
                        "100.0 ± 0.0",
                        "32.0 ± 2.8",
                        "100.0 [100.0, 100.0]",
                        "−58.0 [−77.1, −38.9]",
                        "n = 2: no claim",
                        "list ends");
    }

    @Test
    void allRowsExceptTheBaselineHaveAVerdict() {
        RunResults run = ListedRun.twoAttacksAtFiveStrengths();

        Table<ScoreRow> table = table(run);

        assertThat(table.lines()).hasSize(6);
        assertThat(texts(table, 0).get(1)).isEqualTo("fine-tune");
        assertThat(texts(table, 0).get(8)).isEqualTo("not resolved");
        assertThat(texts(table, 1).get(1)).isEqualTo("clean-clip");
        assertThat(texts(table, 1).subList(7, 9)).containsExactly("-", "");
    }

    @Test
    void doesNotShowAnOpenScore() {
        ListedRun builder = new ListedRun("none");
        SettingList list = builder.list("fine-tune", "0.001", "0.002");
        builder.victim("badnets", 1, 0.80, 0.80, 1);
        builder.defended("badnets", list, 0, 1, 0.77, 0.80, 0.50);
        builder.failed("badnets", list, 1, 1);

        assertThat(texts(table(builder.run()), 0))
                .containsExactly(
                        "badnets",
                        "fine-tune",
                        "clean pairs",
                        "0",
                        "-",
                        "-",
                        "-",
                        "score open, 1 of 2 settings without a result");
    }

    @Test
    void listsWithLongNamesHaveTheirOwnHeadings() {
        ListedRun builder = new ListedRun("none");
        builder.victim("badnets", 1, 0.80, 0.80, 1);
        for (String negatives : List.of("none", "all")) {
            SettingList list =
                    builder.list(
                            "ta-cleaner",
                            Map.of("negatives", negatives, "augmenter.lexicon", "of-" + negatives),
                            "0.001");
            builder.defended("badnets", list, 0, 1, 0.77, 0.80, 0.50);
        }

        Table<ScoreRow> table = table(builder.run());

        assertThat(table.lines())
                .extracting(Table.Line::heading)
                .containsExactly(true, false, true, false);
        assertThat(texts(table, 2))
                .containsExactly("badnets", "ta-cleaner (augmenter.lexicon of-all, negatives all)");
    }

    @Test
    void isEmptyWithoutLists() {
        RunResults run = SampleRun.quickstart(1L);

        assertThat(ScoreTable.flat(run, EvaluatedRun.of(run).scores())).isEmpty();
    }

    @Test
    void pageTerminalAndMarkdownShowTheScores(@TempDir Path folder) throws Exception {
        EvaluatedRun run = EvaluatedRun.of(ListedRun.twoAttacksAtFiveStrengths());
        Path page = folder.resolve("report.html");
        String mean = texts(table(run.results()), 2).get(4);

        new ReportWriter().write(run, folder, page);

        assertThat(Files.readString(page).replaceAll("</?(h2|span)[^>]*>", ""))
                .contains("<strong>Attack left</strong>", mean, "not resolved");
        assertThat(MarkdownText.of(run))
                .contains("### Attack left", "attack left, %", mean.replace("[", "\\["));
    }

    /**
     * Fine-tune leaves 2, 4 ... 12 points more than clean-clip: mean 7, sd 3.741657, standard error
     * 1.527525; t(5) is 2.570582 at 95 % and 2.015048 at 90 %. Student's p is 0.00593. For
     * clean-clip minus none it is about 0, because the six differences are equal, and Holm doubles
     * only this smallest one. The sign-flip p is 2 / 64 for both; Holm doubles it to 0.0625.
     */
    @Test
    void rowOfAContrastHasIntervalsTestsAndNeedsOfBothSides() {
        Table<Difference> table = contrasts(twoContrasts());

        assertThat(table.columns())
                .extracting(Table.Column::head)
                .containsExactly(
                        "attack",
                        "contrast",
                        "n",
                        "difference, points",
                        "90 % interval",
                        "p Student (Holm)",
                        "p sign-flip (Holm)",
                        "verdict",
                        "");
        assertThat(texts(table, 0))
                .containsExactly(
                        "badnets",
                        "fine-tune − clean-clip",
                        "6",
                        "+7.0 [+3.1, +10.9]",
                        "[+3.9, +10.1]",
                        "0.006",
                        "0.063",
                        "not resolved",
                        "needs labelled images, against clean pairs");
        assertThat(texts(table, 1).get(1)).isEqualTo("clean-clip − none");
        assertThat(texts(table, 1).subList(5, 9))
                .containsExactly("<0.001", "0.063", "not resolved", "");
    }

    @Test
    void baselineHasNoColumnsIfContrastsAreNamed() {
        assertThat(table(twoContrasts()).columns())
                .extracting(Table.Column::head)
                .doesNotContain("verdict", "difference from clean-clip");
        assertThat(
                        ScoreTable.contrasts(
                                ListedRun.twoAttacksAtFiveStrengths(),
                                EvaluatedRun.of(ListedRun.twoAttacksAtFiveStrengths()).scores()))
                .isEmpty();
    }

    @Test
    void contrastWithFewerThanFiveSeedsHasNoTests() {
        ListedRun builder = new ListedRun("clean-clip");
        builder.contrast("fine-tune - none");
        SettingList fineTune = builder.list("fine-tune", "1");
        builder.victim("badnets", 1, 0.80, 0.80, 1);
        builder.defended("badnets", fineTune, 0, 1, 0.80, 0.80, 0.50);

        assertThat(texts(contrasts(builder.run()), 0).subList(2, 8))
                .containsExactly("1", "−50.0", "-", "-", "-", "n = 1: no claim");
    }

    @Test
    void pageTerminalAndMarkdownShowContrasts(@TempDir Path folder) throws Exception {
        EvaluatedRun run = EvaluatedRun.of(twoContrasts());

        new ReportWriter().write(run, folder, folder.resolve("report.html"));

        assertThat(Files.readString(folder.resolve("report.html")))
                .contains("fine-tune − clean-clip", "&lt;0.001", "needs labelled images, against");
        assertThat(MarkdownText.of(run))
                .contains("### Contrasts", "fine-tune − clean-clip", "+7.0 \\[+3.1, +10.9]");
    }

    private static RunResults twoContrasts() {
        ListedRun builder = new ListedRun("clean-clip");
        builder.contrast("fine-tune - clean-clip");
        builder.contrast("clean-clip - none");
        SettingList fineTune = builder.list("fine-tune", "1");
        SettingList cleanClip = builder.list("clean-clip", "1");
        for (int seed = 1; seed <= 6; seed++) {
            builder.victim("badnets", seed, 0.80, 0.80, 0.98);
            builder.defended("badnets", fineTune, 0, seed, 0.80, 0.80, 0.50 + 0.02 * seed);
            builder.told(DefenseClass.LABELLED_IMAGES);
            builder.defended("badnets", cleanClip, 0, seed, 0.80, 0.80, 0.50);
        }
        return builder.run();
    }

    private static Table<Difference> contrasts(RunResults run) {
        return ScoreTable.contrasts(run, EvaluatedRun.of(run).scores()).orElseThrow();
    }

    private static Table<ScoreRow> table(RunResults run) {
        return ScoreTable.flat(run, EvaluatedRun.of(run).scores()).orElseThrow();
    }

    private static List<String> texts(Table<?> table, int line) {
        return table.lines().get(line).cells().stream().map(Table.Cell::plain).toList();
    }
}
