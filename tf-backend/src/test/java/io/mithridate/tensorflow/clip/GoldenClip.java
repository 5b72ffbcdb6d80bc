package io.mithridate.tensorflow.clip;

import io.mithridate.tensorflow.checkpoint.FloatTensor;
import io.mithridate.tensorflow.checkpoint.LongTensor;
import io.mithridate.tensorflow.checkpoint.Safetensors;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.Architectures;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A tiny CLIP with random weights whose numbers the reference implementation worked out.
 *
 * @param name such as {@code tiny-rn}
 * @param architecture built from the file's metadata
 * @param weights by name
 */
public record GoldenClip(String name, Architecture architecture, Map<String, float[]> weights) {

    /** Side of its pictures, in pixels. */
    public static final int SIDE = 64;

    /** How many samples the numbers are for. */
    public static final int SAMPLES = 4;

    private static final int CHANNELS = 3;

    /** Both of them. */
    public static List<GoldenClip> all() {
        return List.of(read("tiny-rn"), read("tiny-vit"));
    }

    /** One of them. */
    public static GoldenClip read(String name) {
        Path file = file(name);
        try (Safetensors safetensors = Safetensors.open(file)) {
            Map<String, float[]> weights = new LinkedHashMap<>();
            for (String tensor : safetensors.tensors().keySet()) {
                weights.put(tensor, safetensors.floats(tensor).data());
            }
            Architecture architecture = Architectures.of(file, safetensors.metadata());
            return new GoldenClip(name, architecture, weights);
        }
    }

    /** The same CLIP with other numbers in the place of some weights. */
    public GoldenClip with(Map<String, Tensor> others) {
        Map<String, float[]> changed = new LinkedHashMap<>(weights);
        for (String weight : others.keySet()) {
            if (changed.put(weight, floats(others, weight)) == null) {
                throw new IllegalArgumentException(name + " has no weight '" + weight + "'");
            }
        }
        return new GoldenClip(name, architecture, changed);
    }

    /** Other tensors of the test resources. */
    public static Map<String, Tensor> tensors(String file) {
        return Safetensors.readAll(file(file));
    }

    /** The texts beside the tensors of a file of the test resources. */
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

    /** Numbers out of {@link #tensors}. */
    public static float[] floats(Map<String, Tensor> tensors, String name) {
        return ((FloatTensor) Objects.requireNonNull(tensors.get(name), name)).data();
    }

    /** Token ids out of {@link #tensors}. */
    public static int[] ids(Map<String, Tensor> tensors, String name) {
        long[] ids = ((LongTensor) Objects.requireNonNull(tensors.get(name), name)).data();
        int[] narrow = new int[ids.length];
        for (int i = 0; i < ids.length; i++) {
            narrow[i] = Math.toIntExact(ids[i]);
        }
        return narrow;
    }

    /** Normalised pictures out of {@link #tensors}, from PyTorch's order of axes to NHWC. */
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
