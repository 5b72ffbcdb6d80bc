package io.mithridate.runner.suites;

import static io.mithridate.results.SampleRun.cell;
import static io.mithridate.results.SampleRun.setting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mithridate.api.data.Image;
import io.mithridate.api.metric.Measurement;
import io.mithridate.api.text.Augmentation;
import io.mithridate.api.text.Negative;
import io.mithridate.report.ReportWriter;
import io.mithridate.results.AugmentedCaption;
import io.mithridate.results.CellResult;
import io.mithridate.results.DefenseClass;
import io.mithridate.results.ListedRun;
import io.mithridate.results.RunResults;
import io.mithridate.results.RunResults.EpochMeasures;
import io.mithridate.results.SampleRun;
import io.mithridate.results.Samples;
import io.mithridate.results.Samples.CaptionSample;
import io.mithridate.results.Samples.TestPictures;
import io.mithridate.results.coordinates.SettingList;
import io.mithridate.results.statistics.EvaluatedRun;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.logging.Level;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Tests the report in Debian's Chromium; skipped if it is not installed. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {

    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File CHROMEDRIVER = new File("/usr/bin/chromedriver");

    private final Path folder;
    private final List<ChromeDriver> drivers = new ArrayList<>();

    ReportInBrowserTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeAll
    void start() throws IOException {
        assumeTrue(
                CHROMIUM.canExecute() && CHROMEDRIVER.canExecute(),
                "Chromium or its driver is not installed");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        options.setCapability("goog:loggingPrefs", logs);
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + Files.createTempDirectory(folder, "profile"));
        // The driver is named, so that Selenium does not look for one to download.
        ChromeDriverService service =
                new ChromeDriverService.Builder().usingDriverExecutable(CHROMEDRIVER).build();
        ChromeDriver driver = new ChromeDriver(service, options);
        drivers.add(driver);
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of(
                        "offline",
                        true,
                        "latency",
                        0,
                        "downloadThroughput",
                        0,
                        "uploadThroughput",
                        0));
    }

    @AfterAll
    void stop() {
        drivers.forEach(ChromeDriver::quit);
    }

    @Test
    void loadsWithoutNetworkAccessAndErrors() throws IOException {
        open(SampleRun.quickstart(1L), 1100, "light");

        assertThat(browserWarnings()).isEmpty();
        assertThat(script("return performance.getEntriesByType('resource').length")).isEqualTo(0L);
    }

    @Test
    void plotHasAMarkANameAndACurveForEachDefense() throws IOException {
        open(SampleRun.quickstart(1L), 1280, "light");

        awaitMark("#plot svg text");
        assertThat(texts("#plot svg text")).contains("fine-tune", "clean-clip", "ta-cleaner");
        assertThat(texts("#filter fieldset label"))
                .containsExactly("no defense", "fine-tune", "clean-clip", "ta-cleaner");
        // The mark and the line of each defense have its color.
        for (String color : List.of("#0072b2", "#e08a00", "#00805e")) {
            assertThat(elements("#plot svg path[fill='" + color + "']")).isNotEmpty();
            assertThat(elements("#plot svg path[stroke='" + color + "']")).isNotEmpty();
        }
    }

    @Test
    void showsTheSpreadOfSeveralSeedsAsABand() throws IOException {
        String bands = "#plot svg path[fill='#0072b2'][fill-opacity]";
        open(ListedRun.twoAttacksAtFiveStrengths(), 1280, "light");
        awaitMark("#plot svg text");
        assertThat(elements(bands)).hasSize(2);

        open(SampleRun.quickstart(1L), 1280, "light");
        awaitMark("#plot svg text");
        assertThat(elements(bands)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1280, 800", "390, 844"})
    void firstScreenShowsQuestionLimitationPlotAndScores(int width, int height) throws IOException {
        open(quickStartRun(), width, "light");
        awaitMark("#plot svg text");

        assertThat(texts(".asked"))
                .containsExactly(
                        "badnets against fine-tune, clean-clip, ta-cleaner on emoji-scenes with"
                                + " the model mini, n = 1 seed (1).");
        assertThat(texts(".limit").get(0)).startsWith("n = 1 seed: no claim.");
        assertThat(bottomEdge(".asked")).isLessThan(height);
        assertThat(bottomEdge(".limit")).isLessThan(height);
        assertThat(bottomEdge("#plot")).isLessThan(height);
        assertThat(bottomEdge(".score tbody")).isLessThan(height);
        assertThat(texts(".score tbody .shaded")).containsExactly("53.4", "46.4", "44.2");
        boolean beside =
                (boolean)
                        script(
                                """
                                const [plot, score] = ['#plot', '.score'].map((part) =>
                                    document.querySelector(part).getBoundingClientRect());
                                return plot.right < score.left\
                                """);
        assertThat(beside).isEqualTo(width > 1000);
    }

    /** Creates a run with one attack, one seed and two rates for each defense. */
    private static RunResults quickStartRun() {
        ListedRun builder = new ListedRun("clean-clip");
        builder.victim("badnets", 1, 0.84, 0.83, 0.995);
        defend(builder, "fine-tune", 0.79, 0.33);
        defend(builder, "clean-clip", 0.78, 0.12);
        defend(builder, "ta-cleaner", 0.80, 0.30);
        return builder.run();
    }

    private static void defend(ListedRun builder, String defense, double accuracy, double success) {
        SettingList list = builder.list(defense, "0.001", "0.002");
        builder.defended("badnets", list, 0, 1, accuracy + 0.02, accuracy + 0.01, success + 0.3);
        builder.defended("badnets", list, 1, 1, accuracy, accuracy, success);
    }

    @ParameterizedTest
    @CsvSource({"1100, 0.986", "390, 0.986", "1100, 0.006", "390, 0.006"})
    void namesOfSimilarModelsHideNeitherEachOtherNorTheAxis(int width, double success)
            throws IOException {
        open(
                SampleRun.run(
                        "alike",
                        List.of(
                                cell(0, setting("none"), false, 1, 0.869, 0.995),
                                cell(1, setting("fine-tune"), false, 1, 0.86, success + 0.004),
                                cell(2, setting("par"), false, 1, 0.86, success + 0.002),
                                cell(3, setting("clean-clip"), false, 1, 0.859, success))),
                width,
                "light");
        awaitMark("#plot svg text");

        assertThat(
                        script(
                                """
                                const boxes = [...document.querySelectorAll('#plot svg text')]
                                    .map((text) => text.getBoundingClientRect());
                                return boxes.flatMap((one, i) => boxes.slice(i + 1).filter((other) =>
                                    one.left < other.right && other.left < one.right
                                    && one.top < other.bottom && other.top < one.bottom)).length\
                                """))
                .isEqualTo(0L);
    }

    @ParameterizedTest
    @ValueSource(ints = {1280, 700})
    void nameOfACurveThatEndsAtTheRightEdgeIsNotCutOff(int width) throws IOException {
        open(
                SampleRun.run(
                        "edge",
                        List.of(
                                cell(0, setting("none"), false, 1, 0.869, 0.995),
                                cell(1, setting("fine-tune"), false, 1, 0.775, 0.110),
                                cell(2, setting("clean-clip"), false, 1, 0.774, 0.100))),
                width,
                "light");
        awaitMark("#plot svg text");

        assertThat(
                        script(
                                """
                                const edge = document.querySelector('#plot').getBoundingClientRect().right;
                                return [...document.querySelectorAll('#plot svg text')]
                                    .filter((text) => text.getBoundingClientRect().right <= edge)
                                    .map((text) => text.textContent)\
                                """))
                .asInstanceOf(InstanceOfAssertFactories.list(String.class))
                .contains("fine-tune", "clean-clip");
    }

    @Test
    void axisOfLossesHasEquidistantTicks() throws IOException {
        open(
                SampleRun.run(
                        "wide",
                        List.of(
                                cell(0, setting("none"), false, 1, 0.93, 0.995),
                                cell(1, setting("fine-tune"), false, 1, 0.35, 0.1))),
                1280,
                "light");
        awaitMark("#plot svg text");

        // The axis goes from 0 to 60 points.
        assertThat(
                        script(
                                """
                                const ticks = [...document.querySelectorAll('#plot svg text')]
                                    .map((text) => ({ text: text.textContent, box: text.getBoundingClientRect() }));
                                const low = Math.max(...ticks.filter((tick) => /^[0-9]+$/.test(tick.text))
                                    .map((tick) => tick.box.top));
                                return ticks.filter((tick) => Math.abs(tick.box.top - low) < 2)
                                    .map((tick) => tick.text + ' ' + Math.round(tick.box.left + tick.box.width / 2))
                                    .map((tick) => tick.split(' ').map(Number))
                                    .map(([value, left], i, all) => value + ' '
                                        + Math.round(60 * (left - all[0][1]) / (all[all.length - 1][1] - all[0][1])))
                                    .join()\
                                """))
                .isEqualTo("0 0,10 10,20 20,30 30,40 40,50 50,60 60");
    }

    @Test
    void boardShowsCurvesOverTheLossOfAccuracy() throws Exception {
        Entry entry = SampleEntries.entry("tune", DefenseClass.CLEAN_PAIRS, 2, 0.5);
        Path file = folder.resolve("board.html");
        new BoardWriter()
                .write(Board.of(entry.suite(), Map.of("tune.json", entry), Map.of()), file);

        show(file, 1100, "light");
        awaitMark("#plot svg text");

        assertThat(texts("#plot svg text"))
                .contains("attack success, %", "badnets", "sig", "0", "2");
        assertThat(elements("#plot svg path[stroke='#0072b2']")).isNotEmpty();
        driver().findElement(By.cssSelector("[name=attack][value=badnets]")).click();
        assertThat(texts("#plot svg text")).contains("tune").doesNotContain("badnets");
        assertThat(texts(".score .group")).contains("sig").doesNotContain("badnets");
        assertThat(browserWarnings()).isEmpty();
    }

    @Test
    void plotHasATextualDescription() throws IOException {
        open(SampleRun.quickstart(1L), 1100, "light");

        WebElement plot = driver().findElement(By.id("plot"));
        assertThat(plot.getDomAttribute("role")).isEqualTo("img");
        assertThat(plot.getDomAttribute("aria-label"))
                .contains(
                        "ta-cleaner under badnets: clean accuracy lost -1.6 points, attack"
                                + " success 28.7 %.");
    }

    @Test
    void showsAndFiltersPredictionsAndEmbeddings() throws IOException {
        open(withPictures(SampleRun.quickstart(1L)), 1280, "light");

        assertThat(texts(".seen tbody tr").get(0))
                .contains("no defense", "dog 0.30", "banana 0.40");
        assertThat(elements(".seen tbody strong")).hasSize(2);
        assertThat(elements(".seen tbody img"))
                .singleElement()
                .satisfies(
                        map ->
                                assertThat(map.getDomAttribute("alt"))
                                        .isEqualTo("Bright where no defense looks"));
        assertThat(elements(".projection svg")).isEmpty();

        driver().findElement(By.xpath("//summary[.='Their embeddings']")).click();

        awaitMark(".projection svg text");
        assertThat(elements(".projection svg")).hasSize(2);
        // Each of the two models has two pictures with the trigger.
        assertThat(elements(".projection svg path[fill='#e08a00']")).hasSize(4);
        assertThat(texts(".projection svg text")).contains("banana");
        driver().findElement(By.cssSelector("[name=defense][value=fine-tune]")).click();
        assertThat(texts(".seen tbody tr")).anyMatch(String::isEmpty);
        assertThat(browserWarnings()).isEmpty();
    }

    private static RunResults withPictures(RunResults run) {
        Image picture = Image.black(4, 4);
        List<List<TestPictures.Match>> before = List.of(List.of(match("dog", 0.3)));
        List<List<TestPictures.Match>> after =
                List.of(List.of(match("banana", 0.4), match("dog", 0.2)));
        TestPictures.Projection projection =
                new TestPictures.Projection(
                        0.5,
                        List.of("banana"),
                        List.of(
                                List.of(List.of(100.0, 50.0)),
                                List.of(List.of(-50.0, 0.0), List.of(-60.0, 10.0)),
                                List.of(List.of(50.0, 0.0), List.of(60.0, 10.0)),
                                List.of(List.of(70.0, 20.0))));
        return SampleRun.withSamples(
                run,
                new Samples(
                        List.of(),
                        List.of(
                                new TestPictures(
                                        "badnets",
                                        "banana",
                                        1,
                                        List.of(new TestPictures.Picture(picture, picture, "dog")),
                                        List.of(
                                                new TestPictures.Model(
                                                        "no defense",
                                                        "no defense",
                                                        before,
                                                        after,
                                                        List.of(picture),
                                                        projection),
                                                new TestPictures.Model(
                                                        "fine-tune",
                                                        "fine-tune (learning-rate 0.001)",
                                                        after,
                                                        before,
                                                        List.of(),
                                                        projection)))),
                        List.of(
                                new CaptionSample(
                                        "ta-cleaner",
                                        "counterfactual",
                                        List.of(
                                                new AugmentedCaption(
                                                        "a dog on grass",
                                                        new Augmentation(
                                                                List.of("a dog"),
                                                                List.of(
                                                                        new Negative(
                                                                                "a <cat> on grass",
                                                                                Negative.Kind
                                                                                        .OBJECT,
                                                                                "dog",
                                                                                "<cat>")))))))));
    }

    private static TestPictures.Match match(String name, double cosine) {
        return new TestPictures.Match(name, cosine, name.equals("banana"));
    }

    @Test
    void marksTheReplacedPieceOfASubCaption() throws IOException {
        open(withPictures(SampleRun.quickstart(1L)), 1280, "light");
        openDetails();

        assertThat(texts(".pairs mark")).containsExactly("<cat>");
        assertThat(texts(".pairs p")).contains("a dog on grass", "negative a <cat> on grass");
    }

    @Test
    void pageHasTheTableAndIsAccessible() throws IOException {
        open(SampleRun.quickstart(1L, 2L, 3L), 1100, "light");

        List<String> successes =
                driver()
                        .findElements(
                                By.cssSelector("table.comparison:first-of-type td:nth-of-type(2)"))
                        .stream()
                        .limit(4)
                        .map(WebElement::getText)
                        .toList();
        assertThat(successes)
                .containsExactly("98.2 ± 0.1", "65.1 ± 1.0", "39.2 ± 1.0", "29.7 ± 1.0");
        assertThat(driver().findElements(By.cssSelector("th:not([scope])"))).isEmpty();
        assertThat(driver().findElements(By.cssSelector("img:not([alt]), img[alt='']"))).isEmpty();
        assertThat(driver().findElements(By.cssSelector("h1"))).hasSize(1);
    }

    @Test
    void drawsATrainingCurveWhenItIsOpened() throws IOException {
        Files.writeString(
                Files.createDirectories(folder.resolve("cells/0-0a1b2c3d")).resolve("curves.csv"),
                """
                stage,key,training,step,learning_rate,loss,loss.clip,loss.in-modal
                defense,abc,"clean-clip on badnets, seed 1",1,1.0E-4,3.5,2.5,1.0
                defense,abc,"clean-clip on badnets, seed 1",2,2.0E-4,3.0,2.25,0.75
                """);
        open(SampleRun.quickstart(1L), 1280, "light");
        assertThat(elements(".curve svg")).isEmpty();

        driver().findElement(By.cssSelector("[data-curve] summary")).click();

        awaitMark(".curve svg text");
        assertThat(texts(".curve svg text"))
                .contains("loss", "clip", "in-modal", "learning rate", "step");
        assertThat(elements(".curve svg path[stroke='#0072b2']")).isNotEmpty();
        assertThat(browserWarnings()).isEmpty();
        Files.delete(folder.resolve("cells/0-0a1b2c3d/curves.csv"));
    }

    @Test
    void drawsAttackSuccessOverEpochs() throws IOException {
        List<EpochMeasures> epochs = new ArrayList<>();
        for (int epoch = 1; epoch <= 3; epoch++) {
            epochs.add(
                    new EpochMeasures(
                            "epochs of victim of badnets, seed 1",
                            epoch,
                            List.of(
                                    new Measurement(
                                            "attack-success",
                                            OptionalInt.of(1),
                                            0.3 * epoch,
                                            1960,
                                            "validation",
                                            "image",
                                            Map.of()))));
        }
        open(SampleRun.withEpochMeasures(SampleRun.quickstart(1L), epochs), 1280, "light");

        awaitMark("#epoch-curves svg text");
        assertThat(texts("#epoch-curves svg text"))
                .contains("epochs of victim of badnets, seed 1 (image)", "epoch");
        // One mark for each epoch, and one in the legend.
        assertThat(elements("#epoch-curves svg path[fill='#0072b2']")).hasSize(4);
        assertThat(browserWarnings()).isEmpty();
    }

    @Test
    void filterAffectsThePlotAndTables() throws IOException {
        open(ListedRun.twoAttacksAtFiveStrengths(), 1280, "light");
        awaitMark("#plot svg text");
        openDetails();
        assertThat(shownScores()).hasSize(6);
        assertThat(texts(".budget tbody th .name")).contains("ta-cleaner");

        driver().findElement(By.cssSelector("[name=attack][value=badnets]")).click();
        driver().findElement(By.cssSelector("[name=defense][value=ta-cleaner]"))
                .sendKeys(Keys.SPACE);

        assertThat(shownScores()).containsExactly("fine-tune", "clean-clip");
        assertThat(texts(".answer .group")).containsOnlyOnce("blended").doesNotContain("badnets");
        assertThat(texts(".budget tbody th .name")).doesNotContain("ta-cleaner");
        assertThat(texts("#plot svg text"))
                .contains("blended", "fine-tune", "clean-clip")
                .doesNotContain("badnets", "ta-cleaner");
    }

    @Test
    void selectedSeedHasItsOwnPlotAndTablesWithoutDifferences() throws IOException {
        open(ListedRun.twoAttacksAtFiveStrengths(), 1280, "light");
        awaitMark("#plot svg path[fill-opacity]");

        driver().findElement(By.cssSelector("[name=seed] option:nth-child(3)")).click();

        assertThat(
                        texts(".answer .score tbody td:nth-of-type(1)").stream()
                                .filter(n -> !n.isEmpty()))
                .containsOnly("1");
        assertThat(texts("#differences-title")).containsExactly("");
        assertThat(elements("#plot svg path[fill='#0072b2'][fill-opacity]")).isEmpty();
    }

    @Test
    void clickOnAHeadSortsWithinEachAttack() throws IOException {
        open(ListedRun.twoAttacksAtFiveStrengths(), 1280, "light");
        WebElement head =
                driver().findElement(By.cssSelector(".score thead th:nth-child(3) button"));

        head.sendKeys(Keys.ENTER);
        assertThat(shownScores())
                .containsExactly(
                        "ta-cleaner",
                        "clean-clip",
                        "fine-tune",
                        "ta-cleaner",
                        "clean-clip",
                        "fine-tune");
        head.click();
        assertThat(shownScores())
                .containsExactly(
                        "fine-tune",
                        "clean-clip",
                        "ta-cleaner",
                        "fine-tune",
                        "clean-clip",
                        "ta-cleaner");
        assertThat(driver().findElement(By.cssSelector(".score [aria-sort]")).getText())
                .startsWith("attack left");
    }

    @Test
    void copiesTheShownRowsOfATableInThreeFormats() throws IOException {
        open(quickStartRun(), 1280, "light");
        driver().findElement(By.cssSelector("[name=defense][value=clean-clip]")).click();

        assertThat(copyScores("CSV"))
                .isEqualTo(
                        """
                        attack,defense,"defense, remarks","defense, notes",n,"attack left, %",left at 2,left at 5,difference from clean-clip,"difference from clean-clip, notes"
                        badnets,fine-tune,list ends,needs clean pairs,1,53.4,99.5,33.0,+7.0,n = 1: no claim
                        badnets,ta-cleaner,list ends,needs clean pairs,1,44.2,60.0,30.0,−2.2,n = 1: no claim
                        """);
        assertThat(copyScores("LaTeX"))
                .startsWith("\\begin{tabular}{llllrrrrrl}\n\\toprule\nattack & defense & ")
                .contains(
                        " & attack left, \\% & ",
                        "\nbadnets & ta-cleaner & list ends & needs clean pairs & 1 & 44.2 & 60.0 &"
                                + " 30.0 & $-$2.2 & n = 1: no claim \\\\\n\\bottomrule\n")
                .endsWith("\\end{tabular}\n");
        assertThat(copyScores("Markdown").lines())
                .hasSize(4)
                .contains(
                        "|---|---|---|---|---:|---:|---:|---:|---:|---|",
                        "| badnets | fine-tune | list ends | needs clean pairs | 1 | 53.4 | 99.5 |"
                                + " 33.0 | +7.0 | n = 1: no claim |");
    }

    /** Returns the clipboard after a click on a button below the scores. */
    private String copyScores(String format) {
        driver().findElement(
                        By.xpath(
                                "//section[@id='answer']//p[@class='copies']/button[.='"
                                        + format
                                        + "']"))
                .click();
        script(
                "const box = document.createElement('textarea'); document.body.append(box); return"
                        + " 1");
        WebElement box = driver().findElement(By.cssSelector("body > textarea"));
        box.sendKeys(Keys.chord(Keys.CONTROL, "v"));
        String text = Objects.requireNonNull(box.getDomProperty("value"));
        script("document.querySelector('body > textarea').remove(); return 1");
        return text;
    }

    private List<String> shownScores() {
        return texts(".answer .score tbody th .name").stream()
                .filter(name -> !name.isEmpty())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void axeFindsNoSeriousViolations(String scheme) throws IOException {
        open(withPictures(ListedRun.twoAttacksAtFiveStrengths()), 1280, scheme);
        awaitMark("#plot svg text");
        openDetails();
        driver().manage().timeouts().scriptTimeout(Duration.ofMinutes(5));
        driver().executeScript(axe());
        Object violations =
                driver().executeAsyncScript(
                                """
                                const done = arguments[0];
                                axe.run({ preload: false, resultTypes: ['violations'] }).then((found) => done(found.violations
                                    .filter((fault) => ['serious', 'critical'].includes(fault.impact))
                                    .map((fault) => fault.id + ': ' + fault.nodes.map((node) => node.html).join(' '))),
                                    (error) => done([String(error)]))\
                                """);

        assertThat((List<?>) violations).isEmpty();
    }

    private static String axe() throws IOException {
        try (InputStream stream =
                Objects.requireNonNull(
                        ReportInBrowserTest.class.getResourceAsStream("/axe.min.js"))) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void namesThatLookLikeMarkupAreNotExecuted() throws IOException {
        String hostile = "</script><script>window.injected = true</script><img src=x onerror=1>";
        CellResult victim = cell(0, setting("none"), false, 1, 0.7, 0.97);

        open(
                SampleRun.run(
                        hostile,
                        List.of(victim, cell(1, SampleRun.setting(hostile), false, 1, 0.7, 0.3))),
                1100,
                "light");

        assertThat(driver().findElement(By.tagName("h1")).getText()).isEqualTo(hostile);
        assertThat(script("return typeof window.injected")).isEqualTo("undefined");
        assertThat(driver().findElements(By.cssSelector("img[src=x]"))).isEmpty();
        assertThat(browserWarnings()).isEmpty();
    }

    @Test
    void phoneNeedsNoHorizontalScrolling() throws IOException {
        open(SampleRun.quickstart(1L, 2L, 3L), 390, "light");

        assertThat(
                        script(
                                "return document.documentElement.scrollWidth"
                                        + " - document.documentElement.clientWidth"))
                .isEqualTo(0L);
        assertThat(
                        script(
                                "const table = document.querySelector('.comparison'); return"
                                        + " table.scrollWidth - table.parentElement.clientWidth"))
                .isEqualTo(0L);
    }

    @Test
    void phoneShowsEveryColumnOfTheBudgets() throws IOException {
        open(ListedRun.twoAttacksAtFiveStrengths(), 390, "light");
        openDetails();

        assertThat(
                        script(
                                """
                                const hidden = [...document.querySelectorAll('.budget')]
                                    .map((table) => table.scrollWidth - table.parentElement.clientWidth);
                                return hidden.length + ': ' + Math.max(...hidden)\
                                """))
                .isEqualTo("4: 0");
    }

    @Test
    void darkModeAlsoAppliesToThePlot() throws IOException {
        open(SampleRun.quickstart(1L), 1100, "dark");

        assertThat(script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(20, 22, 26)");
        awaitMark("#plot svg path[fill='#5aaee8']");
    }

    @Test
    void printedPageIsLight() throws IOException {
        open(SampleRun.quickstart(1L), 1100, "dark");
        emulate("print", "dark");

        assertThat(script("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(255, 255, 255)");
        awaitMark("#plot svg path[fill='#0072b2']");
    }

    @Test
    void loadsARunWithoutResults() throws IOException {
        open(
                SampleRun.run(
                        "nothing",
                        List.of(
                                SampleRun.failed(
                                        cell(0, setting("none"), false, 1, 0, 0),
                                        "out of memory"))),
                1100,
                "light");

        assertThat(browserWarnings()).isEmpty();
        assertThat(driver().findElement(By.id("failures")).getText()).contains("out of memory");
    }

    private ChromeDriver driver() {
        return drivers.get(0);
    }

    private void open(RunResults run, int width, String scheme) throws IOException {
        Path file = folder.resolve("report.html");
        new ReportWriter().write(EvaluatedRun.of(run), folder, file);
        show(file, width, scheme);
    }

    private void show(Path file, int width, String scheme) {
        driver().manage().logs().get(LogType.BROWSER);
        emulate("", scheme);
        driver().executeCdpCommand(
                        "Emulation.setDeviceMetricsOverride",
                        Map.of(
                                "width",
                                width,
                                "height",
                                900,
                                "deviceScaleFactor",
                                1,
                                "mobile",
                                width < 500));
        driver().get(file.toUri().toString());
    }

    private void emulate(String media, String scheme) {
        driver().executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of(
                                "media",
                                media,
                                "features",
                                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /**
     * Waits, because the browser draws when it next lays out the page, not when a command returns.
     */
    private void awaitMark(String selector) {
        new WebDriverWait(driver(), Duration.ofSeconds(20))
                .until(page -> !page.findElements(By.cssSelector(selector)).isEmpty());
    }

    private List<String> browserWarnings() {
        return driver().manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    private void openDetails() {
        driver().executeScript(
                        "document.querySelectorAll('details').forEach((each) => each.open = true)");
    }

    private List<WebElement> elements(String selector) {
        return driver().findElements(By.cssSelector(selector));
    }

    private List<String> texts(String selector) {
        return elements(selector).stream().map(WebElement::getText).toList();
    }

    /** Returns the lower edge of an element on the first screen. */
    private double bottomEdge(String selector) {
        return ((Number)
                        script(
                                "return document.querySelector('"
                                        + selector
                                        + "').getBoundingClientRect().bottom"))
                .doubleValue();
    }

    private Object script(String script) {
        return Objects.requireNonNull(
                driver().executeScript(script), "the script returned nothing");
    }
}
