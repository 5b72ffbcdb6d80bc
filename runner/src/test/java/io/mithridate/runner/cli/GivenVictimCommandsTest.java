package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests a victim from a file of real weights with the bundled attacks and defenses. */
class GivenVictimCommandsTest {

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    GivenVictimCommandsTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @BeforeEach
    void writeExperiment() throws IOException {
        TinyClip.weights(folder.resolve("weights"), 1);
        BufferedImage patch = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        patch.setRGB(1, 1, 0xffffff);
        ImageIO.write(patch, "png", folder.resolve("patch.png").toFile());
        Files.writeString(
                folder.resolve("e.yaml"),
                """
                name: given
                seeds: [1]
                dataset: { emoji-scenes: { classes: 40, train: 300, validation: 40, test: 80 } }
                model: clip
                poisoning: { weights: weights/model.safetensors, target: banana }
                attacks: [badnets: { picture: patch.png, patch-size: 4 }]
                defense-data: { pairs: 300 }
                defenses: [{ fine-tune: { epochs: 1, batch: 32, learning-rate: 1e-3 } }, none]
                metrics: [clean-accuracy, attack-success]
                """);
    }

    private int run(String command, List<String> further) {
        List<String> arguments =
                new ArrayList<>(List.of(command, folder.resolve("e.yaml").toString()));
        arguments.addAll(further);
        return CapturedCommand.run(folder, out, err, arguments);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attacks=[badnets]     | badnets draws its trigger by the seed",
                "attacks=[blended]     | blended draws its trigger by the seed",
                "attacks=[wanet]       | wanet draws its trigger by the seed",
                "attacks=[ssba]        | ssba makes its trigger from a model or pairs of a run",
                "attacks=[badclip]     | badclip makes its trigger from a model or pairs of a run",
                "attacks=[text-trigger] | text-trigger is counted by 'text-attack-success'",
                "model=mini            | the victim, 'weights': ",
                "model=mini            | its architecture is 'clip', expected 'mini'. The model",
                "model.clip.architecture=RN50 | clip, 'architecture': the weights are of",
                "defenses=[none, density-filter] | density-filter reads the model before the"
                        + " poison, which is unknown for a victim from a file"
            })
    void rejectsOptionsThatDoNotSuitTheVictim(String override, String complaint) {
        assertThat(run("validate", List.of(override))).isEqualTo(2);
        assertThat(errors()).contains(complaint);
    }

    @Test
    void rejectsAModelWithWeights() {
        assertThat(
                        run(
                                "validate",
                                List.of(
                                        "model.clip.weights="
                                                + folder.resolve("weights/model.safetensors"))))
                .isEqualTo(2);
        assertThat(errors())
                .contains(
                        "remove the weights of clip: poisoning.weights already gives the victim's");
    }

    @ParameterizedTest
    @CsvSource({"sig", "bpp", "badnets-noise", "blended-noise", "frequency"})
    void acceptsAttacksThatAreFullyDescribedByTheirOptions(String attack) {
        assertThat(run("validate", List.of("attacks=[" + attack + "]"))).as(this::errors).isZero();
    }

    /**
     * Follows docs/weights.md: two control points along each axis, listed to the right, then down.
     */
    @Test
    void acceptsAHandWrittenWarp() throws IOException {
        Path trigger = Files.createDirectory(folder.resolve("warp"));
        Files.writeString(
                trigger.resolve("attack.json"),
                """
                {
                  "properties": {},
                  "arrays": { "control": { "shape": [2, 2, 2], "file": "array-0.f32" } },
                  "measurements": {}
                }
                """);
        ByteBuffer numbers = ByteBuffer.allocate(8 * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float number : new float[] {.4f, -1.2f, 2, -.4f, -.8f, 1.6f, 1.2f, .4f}) {
            numbers.putFloat(number);
        }
        Files.write(trigger.resolve("array-0.f32"), numbers.array());
        List<String> overrides =
                List.of(
                        "attacks=[wanet: { grid: 2, strength: 0.5, noise-ratio: 0 }]",
                        "poisoning.trigger=" + trigger);

        assertThat(run("validate", overrides)).as(this::errors).isZero();

        Files.write(trigger.resolve("array-0.f32"), new byte[28]);
        assertThat(run("validate", overrides)).isEqualTo(2);
        assertThat(errors())
                .contains("shape [2, 2, 2] needs 8 numbers, got 7", "name a trigger of 'wanet'");
    }

    @Test
    void reportsAFailedAttackOnRandomWeights() {
        int code = run("run", List.of("--runs", folder.resolve("runs").toString(), "--jobs", "1"));

        assertThat(code).as(this::errors).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("attack failed");
    }
}
