package io.mithridate.tensorflow.image.decode;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.checkpoint.LongTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;

/** Pictures that the reference implementation created, from this module's test resources. */
public record Golden(Map<String, Image> pictures, Map<String, String> metadata) {

    /** Reads a compressed safetensors file of [height, width, 3] tensors. */
    public static Golden read(String name) {
        try {
            Path file = Files.createTempFile("golden", ".safetensors");
            try (InputStream packed = resource(name);
                    InputStream plain = new GZIPInputStream(packed)) {
                Files.copy(plain, file, StandardCopyOption.REPLACE_EXISTING);
                return open(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Image picture(String name) {
        return Objects.requireNonNull(pictures.get(name), name);
    }

    public static byte[] bytes(String name) {
        try (InputStream stream = resource(name)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Golden open(Path file) {
        try (Safetensors safetensors = Safetensors.open(file)) {
            Map<String, Image> pictures = new LinkedHashMap<>();
            for (String name : safetensors.tensors().keySet()) {
                pictures.put(name, picture(safetensors.longs(name)));
            }
            return new Golden(pictures, safetensors.metadata());
        }
    }

    private static Image picture(LongTensor tensor) {
        byte[] rgb = new byte[tensor.size()];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) tensor.data()[i];
        }
        return new Image((int) tensor.shape()[1], (int) tensor.shape()[0], rgb);
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(
                Golden.class.getResourceAsStream("/golden/" + name), "golden/" + name);
    }
}
