package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests experiments that nobody has run yet. They are planned over small files in place of the data
 * and weights, so that they can be started as soon as these are available.
 */
class PublishedProtocolsTest {

    private static final Path EXPERIMENTS = Path.of("../experiments");
    private static final int PAIRS = 60;
    private static final int PICTURES = 12;

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void writeFiles() throws IOException {
        new CaptionedFiles(PAIRS, PICTURES, "png", PublishedProtocolsTest::picture).write(folder);
    }

    private static BufferedImage picture(int number) {
        BufferedImage picture = new BufferedImage(40, 36, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(number % 40, number / 40, 0xffffff);
        return picture;
    }

    private int runCommand(String command, String experiment, List<String> further) {
        List<String> arguments =
                new ArrayList<>(List.of(command, EXPERIMENTS.resolve(experiment).toString()));
        arguments.addAll(further);
        return CapturedCommand.run(folder, out, err, arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Two cells for each attack and defense: the victim and its control. */
    @ParameterizedTest
    @CsvSource({"acceptance-vitb32.yaml, 24", "paper-rn50.yaml, 48"})
    void plansAPublishedProtocolWithSmallFiles(String experiment, int cells) throws IOException {
        Path weights = TinyClip.weights(folder.resolve("weights"), 1);
        List<String> smallFiles =
                List.of(
                        "model.clip.weights=" + weights,
                        "model.clip.architecture=auto",
                        "model.clip.tokenizer=" + folder.resolve("weights"),
                        "dataset.train.image-captions.file=" + folder.resolve("train.csv"),
                        "dataset.train.image-captions.pictures=" + PAIRS,
                        "dataset.train.image-captions.poison-captions="
                                + folder.resolve("classes.py"),
                        "dataset.test.imagenet.folder=" + folder,
                        "dataset.test.imagenet.classes=" + folder.resolve("classes.py"),
                        "dataset.test.imagenet.prompts=" + folder.resolve("classes.py"),
                        "dataset.test.imagenet.validation=3",
                        "poisoning.count=3",
                        "poisoning.batch=8",
                        "poisoning.warm-up=10",
                        "defense-data.pairs=16",
                        "defenses.clean-clip.batch=8",
                        "defenses.clean-clip.warm-up=5",
                        "compute.device=cpu");
        List<String> overrides = new ArrayList<>(smallFiles);
        if (experiment.startsWith("paper")) {
            overrides.add("defenses.fine-tune.batch=8");
            overrides.add("defenses.fine-tune.warm-up=5");
            overrides.add("defenses.ta-cleaner.batch=8");
            overrides.add("defenses.ta-cleaner.warm-up=5");
            // The k = 10 of the protocol would exceed the three classes.
            overrides.add("metrics.attack-success.k=[1]");
        }

        assertThat(runCommand("plan", experiment, overrides)).as(this::errors).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains(cells + " cells", "to do");
    }

    /** The checkpoint, patch and data are small files; there are three seeds and three defenses. */
    @Test
    void plansDefensesOfAPublishedCheckpointWithSmallFiles() throws IOException {
        List<String> overrides =
                List.of(
                        "poisoning.weights=" + TinyClip.weights(folder.resolve("weights"), 1),
                        "model.clip.tokenizer=" + folder.resolve("weights"),
                        "attacks.badnets.picture=" + folder.resolve("pair-1.png"),
                        "dataset.train.image-captions.file=" + folder.resolve("train.csv"),
                        "dataset.train.image-captions.pictures=" + PAIRS,
                        "dataset.test.imagenet.folder=" + folder,
                        "dataset.test.imagenet.classes=" + folder.resolve("classes.py"),
                        "dataset.test.imagenet.prompts=" + folder.resolve("classes.py"),
                        "dataset.test.imagenet.validation=3",
                        "defense-data.pairs=" + PAIRS,
                        "defenses.fine-tune.batch=8",
                        "defenses.clean-clip.batch=8",
                        "compute.device=cpu");

        assertThat(runCommand("validate", "badclip-checkpoint.yaml", overrides))
                .as(this::errors)
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("9 cells");
        assertThat(runCommand("plan", "badclip-checkpoint.yaml", overrides))
                .as(this::errors)
                .isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).doesNotContain("base", "poison");
    }

    /** Missing files are named before any work. */
    @Test
    void namesMissingFilesOfAProtocol() {
        assertThat(runCommand("validate", "paper-rn50.yaml", List.of())).isEqualTo(2);
        assertThat(errors()).contains("train.csv", "there is no such file");
    }
}
