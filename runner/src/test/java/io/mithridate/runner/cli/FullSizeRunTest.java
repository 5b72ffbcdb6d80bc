package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mithridate.api.random.Seed;
import io.mithridate.clipfiles.tokenizer.TokenizerFiles;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.ClipPresets;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trains a victim of the size used in papers, RN50 at 224 pixels, for two steps on JPEG files of
 * 500 × 375 pixels, and measures it. Its weights are random; its vocabulary is OpenAI's.
 */
@Tag("slow")
class FullSizeRunTest {

    private static final int PAIRS = 24;
    private static final int PICTURES = 8;

    @TempDir private Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void measuresAVictimTrainedForTwoSteps() throws IOException {
        Optional<Path> vocabulary =
                Optional.ofNullable(System.getenv("MITHRIDATE_TEST_DATA"))
                        .map(data -> Path.of(data, "bpe_simple_vocab_16e6.txt.gz"))
                        .filter(Files::exists);
        assumeTrue(vocabulary.isPresent());
        Path weights =
                ClipCheckpoint.initial(
                                ClipPresets.named("RN50"),
                                TokenizerFiles.open(vocabulary.orElseThrow(), 77, false),
                                new Seed(1))
                        .write(Files.createDirectories(folder.resolve("weights")))
                        .weights();
        new CaptionedFiles(PAIRS, PICTURES, "jpg", FullSizeRunTest::photograph).write(folder);
        Files.writeString(folder.resolve("e.yaml"), experiment(weights));

        int code = CapturedCommand.runExperiment(folder, folder.resolve("e.yaml"), out, err);

        assertThat(code).as(() -> err.toString(StandardCharsets.UTF_8)).isZero();
        assertThat(readWrittenFile("results.csv"))
                .contains("clean-accuracy")
                .contains("attack-success");
        String costs = readWrittenFile("costs.csv");
        // Columns: stage, key, whether it is from the store, seconds, pairs, labels and steps.
        assertThat(costs).containsPattern(",victim,[0-9a-f]+,false,[0-9.]+,16,0,2,");
    }

    private String experiment(Path weights) {
        return """
        name: full-size
        seeds: [1]
        dataset:
          train: { image-captions: { file: train.csv } }
          test: { imagenet: { folder: ., classes: classes.py, prompts: classes.py, validation: 2 } }
        model: { clip: { weights: %s, architecture: RN50, tokenizer: weights } }
        poisoning: { count: 4, target: banana, epochs: 1, batch: 8, learning-rate: 1e-6 }
        attacks: [badnets]
        defense-data: { pairs: 8 }
        defenses: [none]
        metrics: [clean-accuracy, attack-success]
        compute: { device: cpu, threads: 2 }
        controls: { clean-model: false }
        """
                .formatted(folder.relativize(weights));
    }

    private static BufferedImage photograph(int number) {
        BufferedImage picture = new BufferedImage(500, 375, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setPaint(
                new GradientPaint(
                        0, 0, new Color(5 * number, 40, 90), 500, 375, new Color(200, 220, 60)));
        graphics.fillRect(0, 0, 500, 375);
        graphics.dispose();
        return picture;
    }

    private String readWrittenFile(String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return Files.readString(
                    files.filter(file -> file.endsWith(name)).findFirst().orElseThrow());
        }
    }
}
