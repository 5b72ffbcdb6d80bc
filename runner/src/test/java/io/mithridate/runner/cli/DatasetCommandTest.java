package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class DatasetCommandTest {

    private static final int PICTURES = 12;

    private static final String EXPERIMENT =
            """
            name: brought
            seeds: [1]
            dataset:
              image-captions:
                file: captions.csv
                label-column: label
                test: 3
                validation: 1
            model: { mini: { image-size: 16, image-widths: [4, 4] } }
            base: { epochs: 1, batch: 2, learning-rate: 1e-3 }
            poisoning: { count: 1, target: banana, epochs: 1, batch: 2, learning-rate: 1e-3 }
            attacks: [badnets]
            defense-data: { pairs: 2 }
            defenses: [none]
            metrics: [clean-accuracy, attack-success]
            """;

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    DatasetCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String... arguments) {
        out.reset();
        err.reset();
        CliContext context =
                new CliContext(CapturedTerminal.ascii(out), CapturedTerminal.ascii(err), Map.of());
        return new Main(context, "test").run(List.of(arguments));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private String experiment() {
        return folder.resolve("e.yaml").toString();
    }

    /** Writes twelve pictures of 20 x 24 pixels and a row whose picture is missing. */
    @BeforeEach
    void writeData() throws IOException {
        StringBuilder rows = new StringBuilder("image,caption,label\n");
        for (int i = 0; i < PICTURES; i++) {
            Path file = folder.resolve(i + ".png");
            BufferedImage picture = new BufferedImage(20, 24, BufferedImage.TYPE_INT_RGB);
            picture.setRGB(i, i, 0xffffff);
            ImageIO.write(picture, "png", file.toFile());
            rows.append("%d.png,a yellow banana on table %d,banana\n".formatted(i, i));
        }
        rows.append("gone.png,a red apple,apple\n").append("0.png,a red apple,banana\n");
        Files.writeString(folder.resolve("captions.csv"), rows);
        Files.writeString(folder.resolve("e.yaml"), EXPERIMENT);
    }

    private void truncate(String picture) throws IOException {
        Path file = folder.resolve(picture + ".png");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }

    /** Of twelve pictures, three are for testing (one is truncated) and one is for validation. */
    @Test
    void summarizesTheDataAndWritesAPage() throws IOException {
        truncate("7");
        Path page = folder.resolve("page.html");

        assertThat(run("dataset", "inspect", experiment(), "--output", page.toString()))
                .as(this::errors)
                .isZero();
        assertThat(output())
                .contains(
                        "image-captions as mini sees it\n",
                        "  pairs         8 pairs of 8 pictures to train on, 0 held out\n",
                        "  left out      1 row\n",
                        "  captions      8 captions looked at, 8 of them different\n",
                        "  words         all 6\n",
                        "; the model sees 32, so 0 are cut (0.0 %)\n",
                        "  nouns         banana 8, table 8\n",
                        "  target        8 captions name 'banana' (100.0 %)\n",
                        "  classes       named most: banana 8; 0 of 1 named by no caption\n",
                        "  sub-captions  counterfactual: a positive for 100.0 % of 8 captions,"
                                + " a negative for 100.0 %; 1.0 and 1.0 a caption\n",
                        "  pictures      8 looked at, 0 corrupt; shorter sides all 20,"
                                + " longer ones all 24 pixels; 0 smaller than the model's 16\n",
                        "  test          3 pictures, from 3 of 'banana' to 3 of 'banana';"
                                + " 3 looked at, 1 corrupt; shorter sides all 20,",
                        "  validation    1 picture, from 1 of 'banana' to 1 of 'banana';"
                                + " 1 looked at, 0 corrupt;",
                        "  left out: captions.csv, line 14: there is no file 'gone.png'\n",
                        "  corrupt: captions.csv, line 9, 7.png: the PNG file is truncated",
                        "page: page.html\n");
        assertThat(Files.readString(page))
                .contains("a yellow banana on table", "gone.png", "data:image/png", "banana")
                .doesNotContain("<script");
    }

    /** The error message for rejected data already names the first of these rows. */
    @Test
    void logsSkippedRowsOnlyIfTheDataAreUsed() throws IOException {
        Logger logger = (Logger) LoggerFactory.getLogger("io.mithridate.datasets.files");
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        logger.addAppender(warnings);
        try {
            Path rows = folder.resolve("captions.csv");
            Files.writeString(rows, Files.readString(rows) + "lost.png,a red apple,apple\n");

            assertThat(run("validate", experiment(), "dataset.image-captions.max-bad-rows=1"))
                    .isEqualTo(2);
            assertThat(errors()).contains("2 cannot be used", "gone.png");
            assertThat(warnings.list).isEmpty();

            assertThat(run("validate", experiment(), "dataset.image-captions.max-bad-rows=2"))
                    .as(this::errors)
                    .isZero();
            assertThat(warnings.list)
                    .extracting(ILoggingEvent::getFormattedMessage)
                    .containsExactly(
                            "left out: captions.csv, line 14: there is no file '%s/gone.png'"
                                    .formatted(folder),
                            "left out: captions.csv, line 16: there is no file '%s/lost.png'"
                                    .formatted(folder));
        } finally {
            logger.detachAppender(warnings);
        }
    }

    @Tag("long")
    @Test
    void augmentersWithTheSameNameAreDistinguishedByTheirOptions() throws IOException {
        Path page = folder.resolve("page.html");
        String cleaner = "{ ta-cleaner: { epochs: 1, learning-rate: 1e-4%s } }";
        String defenses =
                "defenses=[%s, %s]"
                        .formatted(
                                cleaner.formatted(""),
                                cleaner.formatted(
                                        ", augmenter: { counterfactual: { lexicon: wordnet } }"));

        assertThat(run("dataset", "inspect", experiment(), defenses, "--output", page.toString()))
                .as(this::errors)
                .isZero();

        assertThat(output())
                .contains(
                        "counterfactual (lexicon auto): a positive for 100.0 % of 8 captions",
                        "counterfactual (lexicon wordnet): a positive for 100.0 % of 8 captions");
        assertThat(Files.readString(page)).contains("counterfactual (lexicon wordnet)");
    }

    @Test
    void countsCaptionsPicturesAndWords() {
        Path page = folder.resolve("page.html");

        run(
                "dataset",
                "inspect",
                experiment(),
                "dataset.image-captions.held-out=3",
                "poisoning.target=pear",
                "--output",
                page.toString());

        assertThat(output())
                .as(this::errors)
                .contains(
                        "5 pairs of 5 pictures to train on, 3 held out",
                        "  captions      5 captions looked at, 5 of them different\n",
                        "  nouns         banana 5, table 5\n",
                        "  pictures      5 looked at, 0 corrupt; shorter sides all 20,"
                                + " longer ones all 24 pixels;")
                .doesNotContain("  target  ")
                .contains("The target 'pear' is not a class of the test pictures");
    }

    @Test
    void rejectsADataSetWithoutTestPictures() {
        assertThat(
                        run(
                                "dataset",
                                "inspect",
                                experiment(),
                                "dataset.image-captions.test=0",
                                "dataset.image-captions.validation=0"))
                .isEqualTo(2);
        assertThat(errors()).contains("no pictures are put aside to test on");
    }

    /** Returns options that train on all rows of another file and test on the usual pictures. */
    private String datasetOverride(String file, String rows) throws IOException {
        Files.writeString(folder.resolve(file), rows);
        return "dataset={ train: { image-captions: { file: %s } }, test: %s }"
                .formatted(
                        folder.resolve(file),
                        "{ image-captions: { file: %s, label-column: label, test: 3 } }"
                                .formatted(folder.resolve("captions.csv")));
    }

    /** One of the eight training pictures is truncated. */
    @Test
    void fillsTheCacheAndResumesWhereItStopped() throws IOException {
        StringBuilder rows = new StringBuilder("image,caption\n");
        for (int i = 0; i < 8; i++) {
            Files.copy(folder.resolve(i + ".png"), folder.resolve("trained-%d.png".formatted(i)));
            rows.append("trained-%d.png,a yellow banana on table %d\n".formatted(i, i));
        }
        String datasetOverride = datasetOverride("trained.csv", rows.toString());
        truncate("trained-3");
        String cache = folder.resolve("cache").toString();

        assertThat(run("dataset", "cache", experiment(), datasetOverride, "--picture-cache", cache))
                .as(this::errors)
                .isEqualTo(1);
        assertThat(output())
                .contains(
                        "at 16 pixels: 7 pictures added, 0 were there already, 0 did not fit, 1"
                                + " cannot be decoded\n",
                        "  trained.csv, line 5, trained-3.png: the PNG file is truncated");

        assertThat(run("dataset", "cache", experiment(), datasetOverride, "--picture-cache", cache))
                .isEqualTo(1);
        assertThat(output())
                .contains("at 16 pixels: 0 pictures added, 7 were there already, 0 did not fit,");

        assertThat(
                        run(
                                "dataset",
                                "cache",
                                experiment(),
                                datasetOverride,
                                "--picture-cache",
                                cache,
                                "--size",
                                "own"))
                .isEqualTo(1);
        assertThat(output()).contains("image-captions: 7 pictures added, 0 were there already,");
    }

    @Test
    void succeedsIfAllPicturesAreCached() {
        String cache = folder.resolve("cache").toString();

        assertThat(run("dataset", "cache", experiment(), "--picture-cache", cache))
                .as(this::errors)
                .isZero();
        assertThat(output())
                .isEqualTo(
                        "image-captions at 16 pixels: 8 pictures added, 0 were there already, 0"
                                + " did not fit, 0 cannot be decoded\n");
    }

    @Tag("long")
    @Test
    void countsDamagedPicturesBeyondTheNamedOnes() throws IOException {
        StringBuilder rows = new StringBuilder("image,caption\n");
        for (int i = 0; i < 1001; i++) {
            Files.write(folder.resolve("damaged-%d.png".formatted(i)), new byte[] {1, 2, 3});
            rows.append("damaged-%d.png,a yellow banana on table %d\n".formatted(i, i));
        }
        String datasetOverride = datasetOverride("damaged.csv", rows.toString());
        Path page = folder.resolve("page.html");
        String cache = folder.resolve("cache").toString();

        int inspected =
                run(
                        "dataset",
                        "inspect",
                        experiment(),
                        datasetOverride,
                        "--pictures",
                        "0",
                        "--output",
                        page.toString());
        assertThat(inspected).as(this::errors).isZero();
        assertThat(output())
                .contains("1001 looked at, 1001 corrupt")
                .contains("  and 991 more, of which the page names 990\n");
        assertThat(Files.readString(page))
                .contains("Cannot be decoded: 1\u202f001 pictures", "and 1 more, not named here");

        assertThat(run("dataset", "cache", experiment(), datasetOverride, "--picture-cache", cache))
                .isEqualTo(1);
        assertThat(output()).contains("1001 cannot be decoded", "  and 1 more, not named here\n");
    }

    /** The first picture is missing, and no row may be left out. */
    @Test
    void reportsMissingPicturesInsteadOfRejectingTheData() throws IOException {
        Path rows =
                Files.writeString(
                        folder.resolve("missing.csv"),
                        "image,caption\ngone.png,a red apple\n0.png,a yellow banana\n");
        String datasetOverride =
                "dataset={ train: { image-captions: { file: %s, check: names, max-bad-rows: 0 } }, test: { image-captions: { file: %s, label-column: label, test: 3 } } }"
                        .formatted(rows, folder.resolve("captions.csv"));
        String page = folder.resolve("page.html").toString();
        String cache = folder.resolve("cache").toString();

        assertThat(run("dataset", "inspect", experiment(), datasetOverride, "--output", page))
                .as(this::errors)
                .isZero();
        assertThat(output())
                .contains(
                        "2 looked at, 1 corrupt",
                        "  corrupt: missing.csv, line 2, gone.png: there is no such file");
        assertThat(run("dataset", "cache", experiment(), datasetOverride, "--picture-cache", cache))
                .isEqualTo(1);
        assertThat(output()).contains("1 pictures added", "1 cannot be decoded");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dataset                         | 'dataset' needs one of inspect, cache",
                "dataset inspect                 | 'dataset' needs one of inspect, cache",
                "dataset inspct e.yaml           | 'dataset' cannot inspct; did you mean 'inspect'",
                "dataset cache e.yaml            | 'dataset cache' needs --picture-cache DIR",
                "dataset cache e.yaml --picture-cache c --size modle | did you mean 'model'",
                "dataset inspect e.yaml --shown 0 | --shown takes a whole number from 1, not '0'",
                "dataset inspect e.yaml --captions few | --captions takes a whole number from 0",
            })
    void rejectsInvalidCommandLines(String line, String complaint) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(errors()).contains(complaint);
        assertThat(output()).isEmpty();
    }

    @Test
    void reportsDataThatCannotBeOpenedWithItsPlace() throws IOException {
        Files.writeString(
                folder.resolve("e.yaml"), EXPERIMENT.replace("captions.csv", "captoins.csv"));

        assertThat(run("dataset", "inspect", experiment())).isEqualTo(2);
        assertThat(errors()).contains("e.yaml:4:").contains("captoins.csv");
        assertThat(folder.resolve("brought-data.html")).doesNotExist();
    }
}
