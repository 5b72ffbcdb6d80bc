package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.LongTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.text.BytePairEncoding;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class EmbedCommandTest {

    private static final Path GOLDEN =
            Path.of("..", "tf-backend", "src", "test", "resources", "golden");
    private static final Path PYTORCH =
            Path.of("..", "plugins", "clip-files", "src", "test", "resources", "pytorch");
    private static final int SIDE = 32;
    private static final int CONTEXT = 12;
    private static final int DIMENSION = 16;

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    EmbedCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int embed(Object... arguments) {
        out.reset();
        err.reset();
        CliContext context =
                new CliContext(CapturedTerminal.ascii(out), CapturedTerminal.ascii(err), Map.of());
        List<String> line = new ArrayList<>(List.of("embed"));
        Stream.of(arguments).map(String::valueOf).forEach(line::add);
        if (!line.contains("--output")) {
            line.addAll(List.of("--output", output().toString()));
        }
        return new Main(context, "test").run(line);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8).replace(folder + "/", "");
    }

    private Path output() {
        return folder.resolve("e.safetensors");
    }

    private Map<String, Tensor> readOutput() {
        assertThat(errors()).isEmpty();
        return Safetensors.readAll(output());
    }

    private static FloatTensor floats(Map<String, Tensor> tensors, String name) {
        return (FloatTensor) Objects.requireNonNull(tensors.get(name), name);
    }

    private static float[] row(FloatTensor embeddings, int row) {
        return Arrays.copyOfRange(embeddings.data(), row * DIMENSION, (row + 1) * DIMENSION);
    }

    /** Writes the weights of a tiny vision transformer, with its tokenizer beside them. */
    private Path weights() throws IOException {
        BytePairEncoding tokenizer =
                BytePairEncoding.learn(List.of("a banana", "an apple"), 520, CONTEXT);
        ClipArchitecture architecture =
                new ClipArchitecture(
                        SIDE,
                        VisionTransformer.of(16, 64, 1),
                        DIMENSION,
                        CONTEXT,
                        tokenizer.vocabularySize(),
                        64,
                        1,
                        1,
                        Activation.QUICK_GELU);
        return ClipCheckpoint.initial(architecture, tokenizer, new Seed(5))
                .write(Files.createDirectories(folder.resolve("model")))
                .weights();
    }

    private Path picture(String name, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < SIDE * SIDE; i++) {
            image.setRGB(i % SIDE, i / SIDE, rgb);
        }
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
        return file;
    }

    private Path pictures() throws IOException {
        picture("pictures/b.png", 0x00FF00);
        picture("pictures/a.png", 0xFF0000);
        picture("pictures/.hidden.png", 0x123456);
        return Objects.requireNonNull(picture("pictures/c.png", 0x0000FF).getParent());
    }

    @ParameterizedTest
    @ValueSource(strings = {"tiny-rn", "tiny-vit"})
    void embeddingsEqualThoseOfTheReference(String name) {
        Path golden = GOLDEN.resolve(name + "-forward.safetensors");

        assertThat(
                        embed(
                                "--architecture",
                                "auto",
                                "--weights",
                                GOLDEN.resolve(name + ".safetensors"),
                                "--pixels",
                                golden))
                .as(this::errors)
                .isZero();

        Map<String, Tensor> expected = Safetensors.readAll(golden);
        Map<String, Tensor> actual = readOutput();
        assertThat(actual).containsOnlyKeys("image_embeddings", "text_embeddings", "logit_scale");
        assertClose(actual, "image_embeddings", expected, "image_features");
        assertClose(actual, "text_embeddings", expected, "text_features");
        Map<String, Tensor> weights = Safetensors.readAll(GOLDEN.resolve(name + ".safetensors"));
        assertThat(floats(actual, "logit_scale").shape()).isEmpty();
        assertThat(floats(actual, "logit_scale").data())
                .as("the logarithm, as it is stored")
                .containsExactly(floats(weights, "logit_scale").data());
    }

    private static void assertClose(
            Map<String, Tensor> actual, String name, Map<String, Tensor> golden, String features) {
        assertThat(floats(actual, name).shape()).isEqualTo(floats(golden, features).shape());
        assertThat(floats(actual, name).data())
                .containsExactly(floats(golden, features).data(), within(1e-4f));
    }

    @Test
    void embedsThePicturesOfAFolderInOrderOfTheirNames() throws IOException {
        Path weights = weights();
        Path pictures = pictures();
        Files.createDirectories(pictures.resolve("folder-within"));
        assertThat(embed("--weights", weights, "--images", pictures)).isZero();
        FloatTensor all = floats(readOutput(), "image_embeddings");
        assertThat(all.shape()).containsExactly(3, DIMENSION);
        assertThat(readOutput()).doesNotContainKey("text_embeddings");

        for (int row = 0; row < 3; row++) {
            Path one = pictures.resolve(List.of("a.png", "b.png", "c.png").get(row));
            assertThat(embed("--weights", weights, "--images", one)).isZero();
            FloatTensor alone = floats(readOutput(), "image_embeddings");
            assertThat(alone.shape()).containsExactly(1, DIMENSION);
            assertThat(alone.data()).containsExactly(row(all, row), within(1e-6f));
        }
        assertThat(row(all, 0)).isNotEqualTo(row(all, 1));
    }

    @Test
    void pictureAndItsPreprocessedPixelsHaveTheSameEmbedding() throws IOException {
        Path weights = weights();
        Path picture = picture("red.png", 0xFF0000);
        assertThat(embed("--weights", weights, "--images", picture)).isZero();
        float[] expected = floats(readOutput(), "image_embeddings").data();

        // CLIP's mean and standard deviation of red, green and blue.
        double[] mean = {0.48145466, 0.4578275, 0.40821073};
        double[] deviation = {0.26862954, 0.26130258, 0.27577711};
        float[] pixels = new float[3 * SIDE * SIDE];
        for (int i = 0; i < pixels.length; i++) {
            int channel = i / (SIDE * SIDE);
            double value = channel == 0 ? 1 : 0;
            pixels[i] = (float) ((value - mean[channel]) / deviation[channel]);
        }
        Path file = folder.resolve("pixels.safetensors");
        Safetensors.write(
                file, Map.of("pixel_values", FloatTensor.of(pixels, 1, 3, SIDE, SIDE)), Map.of());
        assertThat(embed("--weights", weights, "--pixels", file)).isZero();
        assertThat(floats(readOutput(), "image_embeddings").data())
                .containsExactly(expected, within(1e-4f));
    }

    @Test
    void embedsEachLineOfTextWithoutNormalization() throws IOException {
        Path texts = Files.writeString(folder.resolve("t.txt"), "a banana\nan apple\na banana\n");
        assertThat(embed("--weights", weights(), "--texts", texts)).isZero();
        FloatTensor rows = floats(readOutput(), "text_embeddings");
        assertThat(rows.shape()).containsExactly(3, DIMENSION);
        assertThat(row(rows, 0)).isEqualTo(row(rows, 2)).isNotEqualTo(row(rows, 1));
        double squares = 0;
        for (float value : row(rows, 0)) {
            squares += value * value;
        }
        assertThat(Math.abs(squares - 1)).isGreaterThan(0.01);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("0 pictures and 3 texts");
    }

    @Test
    void warnsAboutTruncatedTexts() throws IOException {
        Path texts =
                Files.writeString(
                        folder.resolve("t.txt"), "a banana\n" + "a banana ".repeat(100) + "\n");
        Logger logger = (Logger) LoggerFactory.getLogger("io.mithridate.tensorflow.text");
        ListAppender<ILoggingEvent> warnings = new ListAppender<>();
        warnings.start();
        logger.addAppender(warnings);
        try {
            assertThat(embed("--weights", weights(), "--texts", texts)).isZero();
        } finally {
            logger.detachAppender(warnings);
        }
        assertThat(warnings.list)
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .startsWith("1 of 2 texts are cut at ");
    }

    @Test
    void namesAnUnreadablePictureAndWritesNothing() throws IOException {
        Path weights = weights();
        Path pictures = pictures();
        Files.writeString(output(), "as it was");
        Files.writeString(pictures.resolve("b.png"), "no picture");

        assertThat(embed("--weights", weights, "--images", pictures)).isEqualTo(2);

        assertThat(errors()).startsWith("pictures/b.png: ");
        assertThat(output()).hasContent("as it was");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> String.valueOf(file.getFileName())))
                    .containsExactlyInAnyOrder("model", "pictures", "e.safetensors");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--images HERE/pictures | 'embed' needs --weights",
                "--weights HERE/model/model.safetensors | 'embed' needs something to embed",
                "--weights HERE/none --images HERE/pictures | none: there is no such file",
                "--weights HERE/model/model.safetensors --images HERE/none | --images: there is no"
                        + " file or folder",
                "--weights HERE/model/model.safetensors --images /dev/zero | --images: /dev/zero is"
                        + " neither a file nor a folder",
                "--weights HERE/model/model.safetensors --texts HERE/none | --texts: there is no"
                        + " file",
                "--weights HERE/model/model.safetensors --pixels HERE/none | none: there is no such"
                        + " file",
                "--weights HERE/model/model.safetensors --images HERE/pictures --architecture RN51"
                        + " | there is no CLIP 'RN51'",
                "--weights HERE/model/model.safetensors --images HERE/pictures --architecture RN50"
                    + " | 'visual.conv1.weight' has shape [64, 3, 16, 16], expected [32, 3, 3, 3]",
                "--weights HERE/model/model.safetensors --images HERE/pictures --activation relu |"
                        + " there is no activation 'relu'",
                "--weights HERE/model/model.safetensors --images HERE/pictures --activation gelu |"
                        + " its metadata says activation: quick_gelu",
                "--weights HERE/model/model.safetensors --images HERE/pictures --output"
                        + " HERE/none/e.safetensors | --output: there is no folder",
                "--weights HERE/model/model.safetensors --images HERE/pictures --output"
                        + " HERE/model/model.safetensors | is an input",
                "--weights HERE/model/model.safetensors --pixels HERE/model/model.safetensors | it"
                        + " has neither 'pixel_values' nor 'input_ids'",
                "HERE/model/model.safetensors | 'embed' takes options alone"
            })
    void rejectsInvalidArguments(String line, String complaint) throws IOException {
        weights();
        pictures();
        assertThat(embed((Object[]) line.replace("HERE", folder.toString()).split(" ")))
                .isEqualTo(2);
        assertThat(errors()).contains(complaint);
        assertThat(output()).doesNotExist();
    }

    @Test
    void rejectsPreprocessedInputsThatDoNotFitTheModel() throws IOException {
        Path weights = weights();
        assertRefused(
                weights,
                Map.of("pixel_values", FloatTensor.of(new float[3 * 16 * 16], 1, 3, 16, 16)),
                "'pixel_values' is F32[1, 3, 16, 16]; the model takes fractions of shape [n, 3, 32,"
                        + " 32]");
        float[] damaged = new float[2 * 3 * SIDE * SIDE];
        damaged[3 * SIDE * SIDE + 7] = Float.NaN;
        assertRefused(
                weights,
                Map.of("pixel_values", FloatTensor.of(damaged, 2, 3, SIDE, SIDE)),
                "'pixel_values' holds NaN in row 1");
        long[] ids = new long[CONTEXT];
        ids[3] = 1_000_000;
        assertRefused(
                weights,
                Map.of("input_ids", new LongTensor(new long[] {1, CONTEXT}, ids)),
                "'input_ids' holds 1000000 in row 0");
    }

    private void assertRefused(Path weights, Map<String, Tensor> inputs, String complaint) {
        Path file = folder.resolve("inputs.safetensors");
        Safetensors.write(file, inputs, Map.of());
        assertThat(embed("--weights", weights, "--pixels", file)).isEqualTo(2);
        assertThat(errors()).startsWith("inputs.safetensors: ").contains(complaint);
        assertThat(output()).doesNotExist();
    }

    private void assertWeightsRejected(Path file, String complaint) throws IOException {
        assertThat(embed("--weights", file, "--images", pictures())).isEqualTo(2);
        assertThat(errors())
                .contains(String.valueOf(file.getFileName()))
                .contains(complaint)
                .doesNotContain("bug in Mithridate");
        assertThat(output()).doesNotExist();
    }

    private Path file(String name, byte[] content) throws IOException {
        return Files.write(folder.resolve(name), content);
    }

    @Test
    void rejectsPicklesThatCallFunctionsWithoutExecutingThem() throws IOException {
        assertWeightsRejected(PYTORCH.resolve("os-system.pt"), "system");
        assertWeightsRejected(PYTORCH.resolve("eval.pt"), "eval");
        assertThat(Path.of("executed-by-os-system")).doesNotExist();
        assertThat(Path.of("executed-by-eval")).doesNotExist();
    }

    @Test
    void rejectsAHeaderOfAnExbibyte() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(1L << 60).put((byte) '{');
        assertWeightsRejected(
                file("huge.safetensors", bytes.array()),
                "the header claims 1152921504606846976 bytes, but the file has only 64");
    }

    @Test
    void rejectsOverlappingTensors() throws IOException {
        String header =
                """
                {"a":{"dtype":"F32","shape":[4],"data_offsets":[0,16]},\
                "b":{"dtype":"F32","shape":[4],"data_offsets":[8,24]}}\
                """;
        byte[] json = header.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = ByteBuffer.allocate(8 + json.length + 24).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(json.length).put(json);
        assertWeightsRejected(
                file("overlap.safetensors", bytes.array()),
                "'b' begins at byte 8 of the data, inside another one that ends at 16");
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY})
    void rejectsWeightsThatAreNotFinite(float value) throws IOException {
        Path weights = weights();
        Map<String, Tensor> tensors = new LinkedHashMap<>(Safetensors.readAll(weights));
        floats(tensors, "visual.proj").data()[5] = value;
        Path file = folder.resolve("spoilt.safetensors");
        Safetensors.write(file, tensors, Map.of());
        assertWeightsRejected(file, "'visual.proj'");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.00001, 0.001, 0.5, 0.99999})
    void rejectsTruncatedFiles(double share) throws IOException {
        for (Path whole : List.of(weights(), PYTORCH.resolve("clean-clip.pt"))) {
            byte[] bytes = Files.readAllBytes(whole);
            int length = (int) (bytes.length * share);
            assertWeightsRejected(
                    file("cut." + whole.getFileName(), Arrays.copyOf(bytes, length)), ": ");
        }
    }

    @Test
    void detectsAFlippedBitInAHeaderOrPickle() throws IOException {
        byte[] bytes = Files.readAllBytes(weights());
        int header = (int) ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        // Changed metadata may still be valid, so only bits after it are flipped.
        int tensors = new String(bytes, 8, header, StandardCharsets.US_ASCII).indexOf("}") + 8;
        for (int at = tensors; at < 8 + header; at += header / 12) {
            byte[] flipped = bytes.clone();
            flipped[at] ^= 0x10;
            if (bytes[at] != ' ') {
                assertWeightsRejected(file("flipped.safetensors", flipped), ": ");
            }
        }
        byte[] archive = Files.readAllBytes(PYTORCH.resolve("clean-clip.pt"));
        archive[700] ^= 0x10;
        assertWeightsRejected(file("flipped.pt", archive), "data.pkl");
    }

    @Test
    void rejectsFilesWithoutTensors() throws IOException {
        assertWeightsRejected(PYTORCH.resolve("legacy.pt"), "plain pickle");
        assertWeightsRejected(folder, "cannot be read");
        assertWeightsRejected(picture("picture.png", 0xFF0000), "not a safetensors file");
    }
}
