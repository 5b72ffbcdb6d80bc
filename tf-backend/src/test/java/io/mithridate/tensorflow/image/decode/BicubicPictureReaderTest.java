package io.mithridate.tensorflow.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BicubicPictureReaderTest {

    private static final Golden GOLDEN = Golden.read("preprocess.safetensors.gz");

    private final BicubicPictureReader reader = new BicubicPictureReader(new ClipImageDecoder());

    @TempDir private Path folder;

    @Test
    void stretchesLikePillow() throws IOException {
        Path file = folder.resolve("picture.png");
        Files.write(file, Golden.bytes("picture-96x160.png"));

        assertThat(reader.read(file, 64, 64)).isEqualTo(GOLDEN.picture("96x160.stretch64"));
    }

    @Test
    void reportsAMissingFile() {
        Path missing = folder.resolve("missing.png");

        assertThatThrownBy(() -> reader.read(missing, 64, 64))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage(missing + ": there is no such file");
    }

    @Test
    void rejectsAFileThatIsNotAPicture() throws IOException {
        Path text = folder.resolve("text.png");
        Files.writeString(text, "not a picture");

        assertThatThrownBy(() -> reader.read(text, 64, 64))
                .isInstanceOf(CorruptImageException.class)
                .hasMessageContaining(text.toString());
    }
}
