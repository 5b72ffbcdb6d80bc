package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.pictures.Png;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerCommandTest {

    private static final int GRAY = 100;

    private final Path folder;
    private final Path output;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    TriggerCommandTest(@TempDir Path folder) {
        this.folder = folder;
        this.output = folder.resolve("out.png");
    }

    @BeforeEach
    void writePictures() throws IOException {
        Files.write(folder.resolve("grey.png"), Png.encode(gray(32, 32)));
        Files.write(folder.resolve("wide.png"), Png.encode(gray(90, 60)));
        Files.writeString(folder.resolve("text.png"), "no picture");
    }

    private static Image gray(int width, int height) {
        Image image = Image.black(width, height);
        Arrays.fill(image.rgb(), (byte) GRAY);
        return image;
    }

    private int run(String line) {
        out.reset();
        err.reset();
        CliContext context =
                new CliContext(CapturedTerminal.ascii(out), CapturedTerminal.ascii(err), Map.of());
        List<String> arguments = new ArrayList<>(List.of("trigger"));
        Stream.of(line.split(" ")).map(this::inFolder).forEach(arguments::add);
        if (!line.contains("--output")) {
            arguments.addAll(List.of("--output", output.toString()));
        }
        return new Main(context, "test").run(arguments);
    }

    private String inFolder(String argument) {
        return argument.replace("HERE", folder.toString());
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8).replace(folder.toString(), "HERE");
    }

    private Image readOutput() throws IOException {
        return Png.decode(Files.readAllBytes(output));
    }

    @Test
    void changesOnlyThePixelsUnderThePatch() throws IOException {
        assertThat(run("badnets pattern=white patch-size=3 --image HERE/grey.png"))
                .as(this::errors)
                .isZero();

        Image expected = gray(32, 32);
        for (int y = 29; y < 32; y++) {
            Arrays.fill(
                    expected.rgb(), expected.offset(29, y), expected.offset(29, y) + 9, (byte) 255);
        }
        assertThat(readOutput()).isEqualTo(expected);
        assertThat(out.toString(StandardCharsets.UTF_8))
                .as("9 of 1024 pixels changed by 155: 155 * sqrt(9 / 1024) = 14.53")
                .contains(
                        "badnets on 32 x 32 pixels; 0.9 % of the values changed, by at most 155 of"
                                + " 255")
                .contains("14.53");
    }

    @Test
    void amplifiesTheDifferenceFourTimes() throws IOException {
        assertThat(
                        run(
                                "stripes-blended strength=0.03 --image HERE/grey.png --difference"
                                        + " HERE/difference.png"))
                .as(this::errors)
                .isZero();

        Image difference = Png.decode(Files.readAllBytes(folder.resolve("difference.png")));
        assertThat(difference.rgb())
                .as("100 becomes 104 or 89: 128 + 4 * 4 = 144, and 128 - 4 * 11 = 84")
                .containsOnly((byte) 144, (byte) 84);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "badnets --image HERE/wide.png | 60",
                "badnets --size 24 --image HERE/wide.png | 24",
                "badnets --weights HERE/model/model.safetensors --image HERE/wide.png | 32"
            })
    void writesThePictureAtTheSizeAtWhichItIsStamped(String line, int side) throws IOException {
        TinyClip.weights(folder.resolve("model"), 1);

        assertThat(run(line)).as(this::errors).isZero();

        assertThat(readOutput().width()).isEqualTo(side);
        assertThat(readOutput().height()).isEqualTo(side);
    }

    @Test
    void enlargesPixels() throws IOException {
        assertThat(run("badnets pattern=white patch-size=1 --size 2 --image HERE/grey.png"))
                .isZero();
        Image small = readOutput();
        assertThat(
                        run(
                                "badnets pattern=white patch-size=1 --size 2 --enlarged 3 --image"
                                        + " HERE/grey.png"))
                .isZero();

        Image large = readOutput();
        assertThat(large.width()).isEqualTo(6);
        assertThat(large.height()).isEqualTo(6);
        for (int y = 0; y < 6; y++) {
            for (int x = 0; x < 6; x++) {
                assertThat(large.value(x, y, 1)).isEqualTo(small.value(x / 3, y / 3, 1));
            }
        }
        assertThat(small.value(1, 1, 1)).isEqualTo(255);
    }

    @Test
    void triggerDependsOnTheSeed() throws IOException {
        assertThat(run("blended --image HERE/grey.png")).isZero();
        Image defaultOutput = readOutput();
        assertThat(run("blended --seed 1 --image HERE/grey.png")).isZero();
        assertThat(readOutput()).isEqualTo(defaultOutput);
        assertThat(run("blended --seed 2 --image HERE/grey.png")).isZero();
        assertThat(readOutput()).isNotEqualTo(defaultOutput);
    }

    /** The triggers of these attacks need neither pairs nor a model. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "badnets",
                "badnets-noise",
                "stripes-patch",
                "blended",
                "blended-noise",
                "sig",
                "stripes-blended",
                "triangles",
                "text-watermark text=HI",
                "frequency",
                "low-frequency",
                "bpp",
                "warped",
                "wanet strength=6",
                "label-consistent"
            })
    void showsEveryAttackThatNeedsNeitherPairsNorModel(String attack) throws IOException {
        Image half = gray(32, 32);
        for (int i = 0; i < half.rgb().length; i += 2) {
            half.rgb()[i] = (byte) (i % 251);
        }
        Files.write(folder.resolve("half.png"), Png.encode(half));

        assertThat(run(attack + " --image HERE/half.png")).as(this::errors).isZero();

        assertThat(readOutput()).isNotEqualTo(half);
    }

    @Test
    void appliesTheTriggerOfARun() throws IOException {
        Path state = Files.createDirectory(folder.resolve("state"));
        Files.writeString(
                state.resolve("attack.json"),
                """
                {"attack": {"badclip": {"patch-size": 1, "patch-share": null, "compat": false}},
                 "properties": {}, "arrays": {"patch": {"shape": [1, 1, 3], "file": "array-0.f32"}},
                 "measurements": {"loss": 1.5}}
                """);
        // 255, 0 and 255 as little-endian floats: magenta.
        Files.write(
                state.resolve("array-0.f32"),
                new byte[] {0, 0, 0x7F, 0x43, 0, 0, 0, 0, 0, 0, 0x7F, 0x43});

        assertThat(run("badclip --state HERE/state --size 3 --image HERE/grey.png"))
                .as(this::errors)
                .isZero();

        Image expected = gray(3, 3);
        int middle = expected.offset(1, 1);
        expected.rgb()[middle] = (byte) 255;
        expected.rgb()[middle + 1] = 0;
        expected.rgb()[middle + 2] = (byte) 255;
        assertThat(readOutput()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--image HERE/grey.png | 'trigger' needs the name of an attack",
                "badnet --image HERE/grey.png | there is no attack 'badnet'; did you mean"
                        + " 'badnets'?",
                "badnets | 'trigger' needs --image",
                "badnets --image HERE/none.png | --image: there is no file HERE/none.png",
                "badnets --image HERE | --image: there is no file HERE",
                "badnets --image HERE/text.png | HERE/text.png: ",
                "badnets --image HERE/grey.png --output HERE/grey.png | is an input",
                "badnets --image HERE/grey.png --difference HERE/grey.png | is an input",
                "badnets --image HERE/grey.png --output HERE/none/o.png | there is no folder",
                "badnets --image HERE/grey.png --difference HERE/none/d.png | --difference: there"
                        + " is no folder for HERE/none/d.png",
                "badnets --image HERE/grey.png --difference HERE | --difference: HERE is a folder",
                "badnets --image HERE/grey.png --output HERE/o.png --difference HERE/other/../o.png"
                        + " | --output and --difference both name HERE/other/../o.png",
                "badnets patch-size=33 --image HERE/grey.png | command line: patch-size=33:"
                        + " patch-size is 33, but the model's pictures are 32 pixels square; with"
                        + " location bottom-right a patch of at most 32 pixels fits",
                "badnets patch=3 --image HERE/grey.png | command line: patch=3:",
                "badnets location=middle --image HERE/grey.png | command line: location=middle:",
                "blended alpha=1.5 --image HERE/grey.png | command line: alpha=1.5:",
                "blended picture=HERE/text.png --image HERE/grey.png | picture cannot be used:"
                        + " HERE/text.png",
                "blended picture=HERE/none.png --image HERE/grey.png | HERE/none.png",
                "badnets pattern=white picture=HERE/grey.png --image HERE/grey.png | give one of"
                        + " the two",
                "text-watermark --image HERE/grey.png | command line: text-watermark:",
                "badnets --size 0 --image HERE/grey.png | --size takes a whole number from 1",
                "badnets --size 48 --weights HERE/model/model.safetensors --image HERE/grey.png |"
                        + " the model takes pictures of 32 pixels; leave --size out",
                "badnets --weights HERE/text.png --image HERE/grey.png | command line: --weights:",
                "badnets --seed x --image HERE/grey.png | --seed takes a whole number",
                "badnets --classes one --image HERE/grey.png | --classes: give two names",
                "ssba --image HERE/grey.png | 'ssba' makes its trigger from training pairs",
                "troj-vqa --weights HERE/model/model.safetensors --image HERE/grey.png | give those"
                        + " of an experiment: --pairs EXPERIMENT.yaml",
                "badclip --image HERE/grey.png | and give --state the folder",
                "input-aware --image HERE/grey.png | 'input-aware' makes its trigger",
                "none --image HERE/grey.png | 'none' leaves pictures as they are",
                "text-trigger --image HERE/grey.png | 'text-trigger' leaves pictures as they are",
                "badnets --state HERE --image HERE/grey.png | --state HERE: it holds no"
                        + " attack.json",
                "badnets --state HERE/other --image HERE/grey.png | --state HERE/other: the"
                        + " attack's state has no 'PATCH'",
                "blended --state HERE/other --image HERE/grey.png | --state HERE/other:"
                        + " {\"badnets\":{}} made it, not 'blended'; name that attack"
            })
    void rejectsInvalidArgumentsAndWritesNothing(String line, String complaint) throws IOException {
        TinyClip.weights(folder.resolve("model"), 1);
        Path other = Files.createDirectory(folder.resolve("other"));
        Files.writeString(
                other.resolve("attack.json"),
                "{\"attack\": {\"badnets\": {}}, \"properties\": {}, \"arrays\": {},"
                        + " \"measurements\": {}}");

        assertThat(run(line)).as(this::errors).isEqualTo(2);

        assertThat(errors()).containsIgnoringCase(complaint).doesNotContain("bug in Mithridate");
        assertThat(output).doesNotExist();
    }
}
