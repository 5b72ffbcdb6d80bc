package io.mithridate.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.fixtures.SystemMessages;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExportCommandTest {

    private static final Path GOLDEN =
            Path.of("..", "tf-backend", "src", "test", "resources", "golden");
    private static final Path TRANSFORMER = GOLDEN.resolve("tiny-vit.safetensors");
    private static final Path RESNET = GOLDEN.resolve("tiny-rn.safetensors");

    private final Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ExportCommandTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private int run(String command, Object... arguments) {
        out.reset();
        err.reset();
        List<String> line = new ArrayList<>(List.of(command));
        Stream.of(arguments).map(String::valueOf).forEach(line::add);
        CliContext context =
                new CliContext(CapturedTerminal.ascii(out), CapturedTerminal.ascii(err), Map.of());
        return new Main(context, "test").run(line);
    }

    private String errors() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private Path export(Path weights, String names) {
        Path output = folder.resolve(names + ".safetensors");
        assertThat(run("export", "--weights", weights, "--names", names, "--output", output))
                .as(this::errors)
                .isZero();
        return output;
    }

    private byte[] embeddings(Path weights, Path pixels) throws IOException {
        Path output = folder.resolve("e.safetensors");
        assertThat(run("embed", "--weights", weights, "--pixels", pixels, "--output", output))
                .as(this::errors)
                .isZero();
        return Files.readAllBytes(output);
    }

    @ParameterizedTest
    @CsvSource({
        "tiny-vit, openai",
        "tiny-vit, open-clip",
        "tiny-vit, hugging-face",
        "tiny-rn, openai",
        "tiny-rn, open-clip"
    })
    void exportedModelGivesTheSameEmbeddings(String model, String names) throws IOException {
        Path weights = GOLDEN.resolve(model + ".safetensors");
        Path pixels = GOLDEN.resolve(model + "-forward.safetensors");

        Path exported = export(weights, names);

        assertThat(embeddings(exported, pixels)).isEqualTo(embeddings(weights, pixels));
    }

    @Test
    void splitsJointOpenAiTensorsForHuggingFace() {
        Map<String, Tensor> original = Safetensors.readAll(TRANSFORMER);
        Map<String, Tensor> exported = Safetensors.readAll(export(TRANSFORMER, "hugging-face"));

        FloatTensor together = floats(original, "transformer.resblocks.0.attn.in_proj_bias");
        FloatTensor key = floats(exported, "text_model.encoder.layers.0.self_attn.k_proj.bias");
        int width = together.size() / 3;
        assertThat(key.data()).isEqualTo(Arrays.copyOfRange(together.data(), width, 2 * width));
        FloatTensor projection = floats(original, "visual.proj");
        FloatTensor transposed = floats(exported, "visual_projection.weight");
        int columns = (int) projection.shape()[1];
        assertThat(transposed.shape()).containsExactly(columns, projection.shape()[0]);
        assertThat(transposed.data()[1]).isEqualTo(projection.data()[columns]);
        assertThat(exported.keySet())
                .allMatch(name -> name.matches("(vision_|text_|visual_|logit_).*"));
    }

    @Test
    void fileDescribesItsModel() {
        Path output = export(TRANSFORMER, "hugging-face");
        try (Safetensors file = Safetensors.open(output)) {
            assertThat(file.metadata())
                    .containsEntry("format", "pt")
                    .containsEntry("activation", "quick_gelu");
            long numbers = file.specs().values().stream().mapToLong(s -> size(s.shape())).sum();
            assertThat(out.toString(StandardCharsets.UTF_8))
                    .isEqualTo(
                            "%s: %d tensors with %d numbers, clip with quick_gelu, by the names of hugging-face%n"
                                    .formatted(output, file.specs().size(), numbers));
        }
    }

    private static long size(long[] shape) {
        return Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    private static FloatTensor floats(Map<String, Tensor> tensors, String name) {
        return (FloatTensor) Objects.requireNonNull(tensors.get(name), name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--names openai | 'export' needs --weights",
                "--weights VIT | --names: it is one of openai, open-clip, hugging-face",
                "--weights VIT --names timm | --names timm: it is one of",
                "--weights none --names openai | none: there is no such file",
                "--weights RN --names hugging-face | CLIPModel has vision transformers only",
                "--weights VIT --names openai --activation relu | no activation 'relu'",
                "--weights VIT --names openai more | 'export' takes options alone, and"
                        + " 'more' is not an option"
            })
    void rejectsInvalidArgumentsAndWritesNothing(String arguments, String complaint) {
        Path output = folder.resolve("o.safetensors");
        String line =
                (arguments + " --output " + output)
                        .replace("VIT", TRANSFORMER.toString())
                        .replace("RN", RESNET.toString());

        assertThat(run("export", (Object[]) line.split(" "))).isEqualTo(2);

        assertThat(errors()).contains(complaint).doesNotContain("bug in Mithridate");
        assertThat(output).doesNotExist();
    }

    /** The temporary file, which is renamed to the output, has a longer name than the output. */
    @Test
    void reportsTheCauseIfTheOutputCannotBeWritten() {
        Path output = folder.resolve("o".repeat(240));

        assertThat(run("export", "--weights", RESNET, "--names", "openai", "--output", output))
                .isEqualTo(1);

        assertThat(errors())
                .startsWith(output + ": cannot be written: ")
                .contains(SystemMessages.nameTooLong())
                .hasLineCount(1);
    }

    @Test
    void doesNotOverwriteItsInput() throws IOException {
        Path weights = Files.copy(TRANSFORMER, folder.resolve("w.safetensors"));

        assertThat(run("export", "--weights", weights, "--names", "openai", "--output", weights))
                .isEqualTo(2);

        assertThat(errors()).contains("is an input");
        assertThat(weights).hasSameBinaryContentAs(TRANSFORMER);
    }
}
