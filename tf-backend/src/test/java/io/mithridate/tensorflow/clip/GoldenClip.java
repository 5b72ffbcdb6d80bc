package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.LongTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ArchitectureMetadata;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A tiny CLIP with random weights and results of the reference implementation.
 *
 * @param name the name, e.g. {@code tiny-rn}
 * @param architecture the architecture in the file's metadata
 * @param weights the weights by name
 */
public record GoldenClip(String name, Architecture architecture, Map<String, float[]> weights) {

    /** The side of the golden pictures, in pixels. */
    public static final int SIDE = 64;

    /** The number of samples with golden numbers. */
    public static final int SAMPLES = 4;

    private static final int CHANNELS = 3;

    /** Returns the two models. */
    public static List<GoldenClip> all() {
        return List.of(read("tiny-rn"), read("tiny-vit"));
    }

    /** Reads a model. */
    public static GoldenClip read(String name) {
        Path file = file(name);
        try (Safetensors safetensors = Safetensors.open(file)) {
            Map<String, float[]> weights = new LinkedHashMap<>();
            for (String tensor : safetensors.tensors().keySet()) {
                weights.put(tensor, safetensors.floats(tensor).data());
            }
            Architecture architecture =
                    new ArchitectureMetadata(file, safetensors.metadata()).architecture();
            return new GoldenClip(name, architecture, weights);
        }
    }

    /** Returns the same CLIP with some weights replaced. */
    public GoldenClip with(Map<String, Tensor> others) {
        Map<String, float[]> changed = new LinkedHashMap<>(weights);
        for (String weight : others.keySet()) {
            if (changed.put(weight, floats(others, weight)) == null) {
                throw new IllegalArgumentException(name + " has no weight '" + weight + "'");
            }
        }
        return new GoldenClip(name, architecture, changed);
    }

    /** Reads the tensors of a file of the test resources. */
    public static Map<String, Tensor> tensors(String file) {
        return Safetensors.readAll(file(file));
    }

    /** Returns the metadata of a file of the test resources. */
    public static Map<String, String> metadata(String file) {
        try (Safetensors safetensors = Safetensors.open(file(file))) {
            return safetensors.metadata();
        }
    }

    private static Path file(String name) {
        String resource = "/golden/" + name + ".safetensors";
        try {
            return Path.of(
                    Objects.requireNonNull(GoldenClip.class.getResource(resource), resource)
                            .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the values of a float tensor of {@link #tensors}. */
    public static float[] floats(Map<String, Tensor> tensors, String name) {
        return ((FloatTensor) Objects.requireNonNull(tensors.get(name), name)).data();
    }

    /** Returns the token ids in a tensor of {@link #tensors}. */
    public static int[] ids(Map<String, Tensor> tensors, String name) {
        long[] ids = ((LongTensor) Objects.requireNonNull(tensors.get(name), name)).data();
        int[] narrow = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            narrow[i] = Math.toIntExact(ids[i]);
        }
        return narrow;
    }

    /** Returns normalized pictures of {@link #tensors}, converted from PyTorch's axes to NHWC. */
    public static float[] pictures(Map<String, Tensor> tensors, String name) {
        float[] planes = floats(tensors, name);
        float[] pixels = new float[planes.length];
        int area = SIDE * SIDE;
        for (int i = 0; i < planes.length; i++) {
            int place = i % area;
            int channel = i / area % CHANNELS;
            int sample = i / area / CHANNELS;
            pixels[(sample * area + place) * CHANNELS + channel] = planes[i];
        }
        return pixels;
    }

    @Override
    public String toString() {
        return name;
    }
}
