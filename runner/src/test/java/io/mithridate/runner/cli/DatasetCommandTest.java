package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
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
        Surroundings surroundings =
                new Surroundings(
                        CapturedTerminal.ascii(out), CapturedTerminal.ascii(err), Map.of());
        return new Main(surroundings, "test").run(List.of(arguments));
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private String complained() {
        return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private String experiment() {
        return folder.resolve("e.yaml").toString();
    }

    /** Twelve pictures of 20 x 24, of which one is cut off, and a row whose picture is missing. */
    @BeforeEach
    void bring() throws IOException {
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

    private void cutOff(int picture) throws IOException {
        Path file = folder.resolve(picture + ".png");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    }

    @Test
    void saysWhatTheDataHoldAndWritesAPage() throws IOException {
        cutOff(3);
        Path page = folder.resolve("page.html");

        assertThat(run("dataset", "inspect", experiment(), "--output", page.toString()))
                .as(this::complained)
                .isZero();
        assertThat(said())
                .contains("image-captions as mini sees it", "1 row", "line 14", "gone.png")
                .contains("all 6", "name 'banana'", "counterfactual: a positive for")
                .contains("1 corrupt", "3.png: the PNG file is truncated", "page: page.html");
        assertThat(Files.readString(page))
                .contains("a yellow banana on table", "gone.png", "data:image/png", "banana")
                .doesNotContain("<script");
    }

    @Test
    void augmentersOfOneNameAreToldApartByWhatDiffers() throws IOException {
        Path page = folder.resolve("page.html");
        String cleaner = "{ ta-cleaner: { epochs: 1, learning-rate: 1e-4%s } }";
        String defenses =
                "defenses=[%s, %s]"
                        .formatted(
                                cleaner.formatted(""),
                                cleaner.formatted(
                                        ", augmenter: { counterfactual: { lexicon: wordnet } }"));

        assertThat(run("dataset", "inspect", experiment(), defenses, "--output", page.toString()))
                .as(this::complained)
                .isZero();

        assertThat(said())
                .contains(
                        "counterfactual (lexicon auto): a positive for",
                        "counterfactual (lexicon wordnet): a positive for");
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

        assertThat(said())
                .as(this::complained)
                .contains(
                        "5 pairs of 5 pictures to train on, 4 held out",
                        "all 20, longer ones all 24",
                        "0 corrupt")
                .contains("The target 'pear' is not a class of the test pictures");
    }

    @Test
    void aDataSetWithoutTestPicturesIsAComplaint() {
        assertThat(
                        run(
                                "dataset",
                                "inspect",
                                experiment(),
                                "dataset.image-captions.test=0",
                                "dataset.image-captions.validation=0"))
                .isEqualTo(2);
        assertThat(complained()).contains("no pictures are put aside to test on");
    }

    @Test
    void fillsTheCacheAndGoesOnWhereItStopped() throws IOException {
        String cache = folder.resolve("cache").toString();
        cutOff(3);

        int first = run("dataset", "cache", experiment(), "--picture-cache", cache);
        String filled = said();
        int second = run("dataset", "cache", experiment(), "--picture-cache", cache);

        int corrupt = filled.contains("1 cannot be decoded") ? 1 : 0;
        assertThat(filled).as(this::complained).containsPattern("at 16 pixels: [1-9]\\d* pictures");
        assertThat(first).isEqualTo(corrupt);
        assertThat(second).isEqualTo(corrupt);
        assertThat(said()).contains("at 16 pixels: 0 pictures added");
        assertThat(run("dataset", "cache", experiment(), "--picture-cache", cache, "--size", "own"))
                .isEqualTo(corrupt);
        assertThat(said()).contains("image-captions: ").doesNotContain(" 0 pictures added");
    }

    @Test
    void moreDamagedPicturesThanAreNamedAreCounted() throws IOException {
        StringBuilder rows = new StringBuilder("image,caption\n");
        for (int i = 0; i < 1001; i++) {
            Files.write(folder.resolve("damaged-%d.png".formatted(i)), new byte[] {1, 2, 3});
            rows.append("damaged-%d.png,a yellow banana on table %d\n".formatted(i, i));
        }
        Files.writeString(folder.resolve("damaged.csv"), rows);
        String trainsOnThem =
                "dataset={ train: { image-captions: { file: %s } }, test: %s }"
                        .formatted(
                                folder.resolve("damaged.csv"),
                                "{ image-captions: { file: %s, label-column: label, test: 3 } }"
                                        .formatted(folder.resolve("captions.csv")));
        Path page = folder.resolve("page.html");
        String cache = folder.resolve("cache").toString();

        int inspected =
                run(
                        "dataset",
                        "inspect",
                        experiment(),
                        trainsOnThem,
                        "--pictures",
                        "0",
                        "--output",
                        page.toString());
        assertThat(inspected).as(this::complained).isZero();
        assertThat(said())
                .contains("1001 looked at, 1001 corrupt")
                .contains("  and 991 more, of which the page names 990\n");
        assertThat(Files.readString(page))
                .contains("Cannot be decoded: 1\u202f001 pictures", "and 1 more, not named here");

        assertThat(run("dataset", "cache", experiment(), trainsOnThem, "--picture-cache", cache))
                .isEqualTo(1);
        assertThat(said()).contains("1001 cannot be decoded", "  and 1 more, not named here\n");
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
    void aCommandLineThatCannotBeUnderstoodIsRefused(String line, String complaint) {
        assertThat(run(line.split(" "))).isEqualTo(2);
        assertThat(complained()).contains(complaint);
        assertThat(said()).isEmpty();
    }

    @Test
    void dataThatCannotBeOpenedAreAComplaintWithItsPlace() throws IOException {
        Files.writeString(
                folder.resolve("e.yaml"), EXPERIMENT.replace("captions.csv", "captoins.csv"));

        assertThat(run("dataset", "inspect", experiment())).isEqualTo(2);
        assertThat(complained()).contains("e.yaml:4:").contains("captoins.csv");
        assertThat(folder.resolve("brought-data.html")).doesNotExist();
    }
}
