package io.mithridate.report;

import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.failed;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.metric.Measurement;
import io.mithridate.results.CellResult;
import io.mithridate.results.ListedRun;
import io.mithridate.results.RunResults;
import io.mithridate.results.SampleRun;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportWriterTest {

    private static final Pattern SCRIPTS = Pattern.compile("(?s)<(script|style).*?</\\1>");

    private final Path folder;

    ReportWriterTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void escapesNamesThatLookLikeMarkup() throws IOException {
        String hostile = "</script><script>alert(1)</script>";

        String page =
                page(
                        SampleRun.run(
                                hostile,
                                List.of(
                                        cell(0, setting("none"), false, 1, 0.7, 0.97),
                                        cell(1, setting(hostile), false, 1, 0.7, 0.3),
                                        failed(
                                                cell(2, setting("none"), false, 2, 0, 0),
                                                hostile))));

        assertThat(page)
                .doesNotContain("<script>alert(1)")
                .contains("<h1>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</h1>")
                .contains("\\u003c/script>");
    }

    @Test
    void makesNoClaimsAboutASmallModelOnSyntheticData() throws IOException {
        String text = text(page(SampleRun.quickstart(1L)));

        assertThat(text)
                .contains("n = 1 seed: no claim")
                .contains("The model is &#39;mini&#39;")
                .contains("The pictures are synthetic")
                .contains("test-new-drawings")
                .doesNotContain("CLIP")
                .doesNotContainIgnoringCase("backdoor removed")
                .doesNotContainIgnoringCase("best");
    }

    @Test
    void comparesAugmentedTextsWithTargetAndPrompts() throws IOException {
        // 9 of 990 positives are prompts, and 16 of 800 negatives insert the target.
        assertThat(text(page(SampleRun.quickstart(1L))))
                .contains("Texts that defenses trained on")
                .contains("sub-captions")
                .contains("9 (0.9 %)")
                .contains("16 (2.0 %)");
    }

    @Test
    void showsDifferencesForTwoSeedsButNotForOne() throws IOException {
        assertThat(page(SampleRun.quickstart(1L))).doesNotContain("paired by seed");
        // The differences for seeds 1 and 2 are 0.641 - 0.402 and 0.651 - 0.392; the mean is 0.249.
        assertThat(page(SampleRun.quickstart(1L, 2L)))
                .contains("Differences from <code>clean-clip</code>, paired by seed")
                .contains("fine-tune − clean-clip")
                .contains("+24.9 [");
    }

    @Test
    void budgetStatesTheStandardErrorOfCleanAccuracy() throws IOException {
        ListedRun builder = new ListedRun("none", 1.0, 2.5);
        SettingList list = builder.list("fine-tune", "0.0001");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.161);

        // The standard error is 100 * sqrt(0.8 * 0.2 / 5000) points.
        String error = "(standard error of clean accuracy on validation: 0.57 points)";
        assertThat(page(builder.run()))
                .contains("At most <strong>1</strong> point below the victim " + error)
                .contains("At most <strong>2.5</strong> points below the victim " + error);
    }

    @Test
    void makesNoClaimAboutADifferenceOfOneSeedAtABudget() throws IOException {
        ListedRun builder = new ListedRun("none", 1.0);
        SettingList list = builder.list("fine-tune", "0.0001");
        builder.victim("badnets", 1, 0.80, 0.80, 0.98);
        builder.defended("badnets", list, 0, 1, 0.80, 0.80, 0.161);

        assertThat(page(builder.run()))
                .contains("−81.9<span class=\"notes\">n = 1: no claim</span>");
    }

    @Test
    void sortsDefensesByClassAndThenByTheExperiment() throws IOException {
        String page = page(SampleRun.quickstart(1L));

        List<String> names =
                Pattern.compile("<span class=\"name\">(.*?)</span>")
                        .matcher(page)
                        .results()
                        .map(match -> match.group(1))
                        .limit(4)
                        .toList();
        assertThat(names).containsExactly("none", "fine-tune", "clean-clip", "ta-cleaner");
    }

    @Test
    void showsQuantitiesWithoutAColumnInTheTable() throws IOException {
        Measurement aligned =
                new Measurement("alignment", OptionalInt.empty(), 0.3456, 10, "test", "", Map.of());

        assertThat(
                        page(
                                SampleRun.run(
                                        "aligned",
                                        List.of(
                                                SampleRun.measured(
                                                        cell(0, setting("none"), false, 1, 0, 0),
                                                        aligned)))))
                .contains("Alignment, cosine</caption>", ">0.346</td>");
        assertThat(page(SampleRun.quickstart(1L))).doesNotContain("Also measured");
    }

    @Test
    void marksAVictimWhoseAttackFailed() throws IOException {
        assertThat(
                        page(
                                SampleRun.run(
                                        "weak",
                                        List.of(cell(0, setting("none"), false, 1, 0.7, 0.5)))))
                .contains("victim, attack failed");
    }

    @Test
    void namesFailedCellsWithTheirMessages() throws IOException {
        assertThat(
                        page(
                                SampleRun.run(
                                        "failed",
                                        List.of(
                                                cell(0, setting("none"), false, 1, 0.7, 0.97),
                                                failed(
                                                        cell(
                                                                1,
                                                                setting("fine-tune"),
                                                                false,
                                                                1,
                                                                0,
                                                                0),
                                                        "out of memory")))))
                .contains("1 cell has")
                .contains("Cell 1: badnets x fine-tune, seed 1")
                .contains("<pre>out of memory</pre>");
    }

    @Test
    void showsTheEndOfTheLogOfAFailedCellAndCommandsOfOthers() throws IOException {
        Path log = Files.createDirectories(folder.resolve("cells/1-0a1b2c3d")).resolve("log.txt");
        Files.writeString(
                log,
                IntStream.rangeClosed(1, 40)
                        .mapToObj(line -> "line " + line + " <b>")
                        .collect(Collectors.joining("\n")));
        Files.createDirectories(folder.resolve("cells/11-0a1b2c3d"));

        String page =
                page(
                        SampleRun.run(
                                "failed",
                                List.of(
                                        victim(),
                                        failed(
                                                cell(1, setting("fine-tune"), false, 1, 0, 0),
                                                "out of memory"))));

        assertThat(page)
                .contains("<pre class=\"log\">line 16 &lt;b&gt;\n", "line 40 &lt;b&gt;</pre>")
                .contains("<td><code>bin/mithridate reproduce " + folder + " --cell 0</code></td>")
                .doesNotContain("--cell 1<", "line 15 ");
    }

    @Test
    void quotesTheFolderInACommandForAShell() {
        assertThat(new CellFolders(Path.of("/runs/it's here")).reproduceCommand(3))
                .isEqualTo("bin/mithridate reproduce '/runs/it'\\''s here' --cell 3");
        assertThat(new CellFolders(Path.of("runs/quickstart")).reproduceCommand(3))
                .isEqualTo("bin/mithridate reproduce runs/quickstart --cell 3");
    }

    @Test
    void averagesTheLossAndKeepsTheLastLearningRate() throws IOException {
        writeCurves(240);

        List<CellFolders.Training> trainings = new CellFolders(folder).trainings(0);

        assertThat(trainings).hasSize(1);
        CellFolders.Training training = trainings.get(0);
        assertThat(training.title()).isEqualTo("victim, seed 1");
        assertThat(training.steps()).hasSize(120).startsWith(2L, 4L).endsWith(240L);
        // The losses are 1, 2, 3, ..., and each learning rate is a thousandth of the loss.
        assertThat(training.values()).containsOnlyKeys("learning_rate", "loss", "loss.clip");
        assertThat(training.values().get("loss")).startsWith(1.5, 3.5);
        assertThat(training.values().get("learning_rate")).startsWith(0.002, 0.004);
    }

    private void writeCurves(int steps) throws IOException {
        StringBuilder text =
                new StringBuilder(
                        "stage,key,training,step,learning_rate,loss,loss_scale,loss.clip,loss.other\n");
        for (int step = 1; step <= steps; step++) {
            text.append(
                    "victim,abc,\"victim, seed 1\",%d,%s,%d,,%d,\n"
                            .formatted(step, step / 1000.0, step, step));
        }
        Files.writeString(
                Files.createDirectories(folder.resolve("cells/0-0a1b2c3d")).resolve("curves.csv"),
                text);
    }

    @Test
    void writesAPageForARunInWhichEverythingFailed() throws IOException {
        assertThat(
                        page(
                                SampleRun.run(
                                        "nothing",
                                        List.of(
                                                failed(
                                                        cell(0, setting("none"), false, 1, 0, 0),
                                                        "out of memory")))))
                .contains("<pre>out of memory</pre>");
    }

    /** The run may have been stopped in between, so the difference is not its duration. */
    @Test
    void showsStartAndEndOfARunButNotItsDuration() throws IOException {
        assertThat(text(page(SampleRun.quickstart(1L))))
                .contains("<dd>2026-11-25 01:07 UTC</dd>", "<dd>2026-11-25 01:12 UTC</dd>")
                .doesNotContain("5 min 28 s");
    }

    @Test
    void listsEachMachineThatComputedStagesOnce() throws IOException {
        String page = page(SampleRun.quickstart(1L));

        assertThat(page)
                .containsOnlyOnce("<dd>4f2a9c1</dd>")
                .containsOnlyOnce("<dd>5b3c8d2</dd>")
                .containsOnlyOnce("<dd>Xeon, AVX2, L1d 32K, L2 1024K, 2 cores</dd>")
                .containsOnlyOnce("<dd>Xeon, AVX512_CORE, L1d 32K, L2 1024K, 2 cores</dd>")
                .contains("<dd>node7, Linux 6.1</dd>");
    }

    @Test
    void showsTheFirstDigitsOfKeys() throws IOException {
        String page = page(SampleRun.quickstart(1L));

        assertThat(page)
                .contains("<li>victim <code>0123456789abcdef</code></li>")
                .contains("<td><code>0123456789abcdef</code></td>")
                .doesNotContain("0123456789abcdef0");
    }

    @Test
    void showsAShortKeyCompletely() throws IOException {
        assertThat(page(SampleRun.run("short", List.of(SampleRun.trainedAs("abc", victim())))))
                .contains("<li>victim <code>abc</code></li>");
    }

    private static CellResult victim() {
        return cell(0, setting("none"), false, 1, 0.7, 0.97);
    }

    @Test
    void sameRunHasTheSamePage() throws IOException {
        RunResults run = SampleRun.quickstart(1L, 2L);

        assertThat(page(run)).isEqualTo(page(run));
    }

    @Test
    void rejectsAMissingFolder() {
        assertThatThrownBy(
                        () ->
                                new ReportWriter()
                                        .write(
                                                EvaluatedRun.of(SampleRun.quickstart(1L)),
                                                folder,
                                                folder.resolve("nowhere/report.html")))
                .isInstanceOf(NoSuchFileException.class);
    }

    private String page(RunResults run) throws IOException {
        Path file = folder.resolve("report.html");
        new ReportWriter().write(EvaluatedRun.of(run), folder, file);
        return Files.readString(file);
    }

    private static String text(String page) {
        return SCRIPTS.matcher(page).replaceAll("");
    }
}
