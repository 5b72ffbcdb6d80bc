package io.mithridate.clipfiles.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.clipfiles.pytorch.TorchFile;
import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.TensorFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorFilesTest {

    @TempDir private Path folder;

    private static Path torchFile(String name) throws URISyntaxException {
        URL url = TensorFilesTest.class.getResource("/pytorch/" + name);
        return Path.of(Objects.requireNonNull(url, name).toURI());
    }

    @Test
    void determinesTheFormatFromTheContent() throws Exception {
        Path misnamed = folder.resolve("weights.safetensors");
        Files.copy(torchFile("types.pt"), misnamed);
        try (TensorFile file = TensorFiles.open(misnamed)) {
            assertThat(file).isInstanceOf(TorchFile.class);
            assertThat(file.path()).isEqualTo(misnamed);
        }
        try (TensorFile file = TensorFiles.open(torchFile("expected.safetensors"))) {
            assertThat(file).isInstanceOf(Safetensors.class);
        }
    }

    @Test
    void readsSafetensorsWhoseHeaderLengthLooksLikeAPickle() {
        Path file = folder.resolve("weights.bin");
        int maxHeaderLength = 0x0380;
        for (int padding = 0; padding < maxHeaderLength; padding++) {
            Map<String, FloatTensor> tensors = Map.of("a", FloatTensor.scalar(2));
            Safetensors.write(file, tensors, Map.of("padding", "x".repeat(padding)));
            if (headerLength(file) % 256 == 0x80) {
                break;
            }
        }
        assertThat(headerLength(file)).isEqualTo(0x80);
        try (TensorFile safetensors = TensorFiles.open(file)) {
            assertThat(safetensors.floats("a")).isEqualTo(FloatTensor.scalar(2));
        }
    }

    private static int headerLength(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            return Byte.toUnsignedInt(bytes[0]) + 256 * Byte.toUnsignedInt(bytes[1]);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void rejectsTheOldFormatWithAdvice() {
        assertThatThrownBy(() -> TensorFiles.open(torchFile("legacy.pt")))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining(
                        "legacy.pt: it is a plain pickle, as PyTorch wrote before 1.6")
                .hasMessageContaining(
                        "torch.save(torch.load(FILE, map_location='cpu', weights_only=True),"
                                + " NEW_FILE)");
    }

    @Test
    void rejectsOtherFiles() throws IOException {
        Path file = folder.resolve("weights.pt");
        assertThatThrownBy(() -> TensorFiles.open(file))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("there is no such file");
        Files.writeString(file, "version https://git-lfs.github.com/spec/v1");
        assertThatThrownBy(() -> TensorFiles.open(file))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("it is truncated, or not a safetensors file");
        Files.write(file, new byte[0]);
        assertThatThrownBy(() -> TensorFiles.open(file))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("0 bytes are too few");
        assertThatThrownBy(() -> TensorFiles.open(folder))
                .isInstanceOf(InvalidCheckpointException.class)
                .hasMessageContaining("cannot be read");
    }
}
