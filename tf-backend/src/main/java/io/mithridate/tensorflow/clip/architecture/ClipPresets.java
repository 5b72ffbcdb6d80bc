package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.layers.Activation;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The architectures for which OpenAI published weights, by name (<a
 * href="https://arxiv.org/abs/2103.00020">Radford et al., 2021</a>, tables 19 and 20).
 *
 * <p>A name may contain a slash, so it cannot serve as a file name.
 */
public final class ClipPresets {

    private static final int CONTEXT = 77;
    private static final int VOCABULARY = 49_408;
    private static final int TEXT_LAYERS = 12;
    private static final int TEXT_HEAD_WIDTH = 64;

    private static final Map<String, ClipArchitecture> PRESETS = presets();

    private ClipPresets() {}

    private static Map<String, ClipArchitecture> presets() {
        Map<String, ClipArchitecture> presets = new LinkedHashMap<>();
        presets.put("RN50", clip(224, resNet(64, 3, 4, 6, 3), 1024, 512));
        presets.put("RN101", clip(224, resNet(64, 3, 4, 23, 3), 512, 512));
        presets.put("RN50x4", clip(288, resNet(80, 4, 6, 10, 6), 640, 640));
        presets.put("RN50x16", clip(384, resNet(96, 6, 8, 18, 8), 768, 768));
        presets.put("RN50x64", clip(448, resNet(128, 3, 15, 36, 10), 1024, 1024));
        presets.put("ViT-B/32", clip(224, VisionTransformer.of(32, 768, 12), 512, 512));
        presets.put("ViT-B/16", clip(224, VisionTransformer.of(16, 768, 12), 512, 512));
        presets.put("ViT-L/14", clip(224, VisionTransformer.of(14, 1024, 24), 768, 768));
        presets.put("ViT-L/14@336", clip(336, VisionTransformer.of(14, 1024, 24), 768, 768));
        return Collections.unmodifiableMap(presets);
    }

    private static ImageTower resNet(int width, Integer... layers) {
        return ModifiedResNet.of(List.of(layers), width);
    }

    private static ClipArchitecture clip(
            int imageSize, ImageTower imageTower, int embeddingDimension, int textWidth) {
        return new ClipArchitecture(
                imageSize,
                imageTower,
                embeddingDimension,
                CONTEXT,
                VOCABULARY,
                textWidth,
                textWidth / TEXT_HEAD_WIDTH,
                TEXT_LAYERS,
                Activation.QUICK_GELU);
    }

    /** Returns all names; within a family, smaller models come first. */
    public static Set<String> names() {
        return PRESETS.keySet();
    }

    /**
     * Returns the preset with the given name and OpenAI's activation.
     *
     * @throws IllegalArgumentException if there is none; the message lists all names and suggests
     *     the nearest one
     */
    public static ClipArchitecture named(String name) {
        ClipArchitecture preset = PRESETS.get(name);
        if (preset == null) {
            throw new IllegalArgumentException(
                    "there is no CLIP '%s', only %s; did you mean '%s'?"
                            .formatted(name, String.join(", ", names()), nearest(name)));
        }
        return preset;
    }

    /** Returns the preset name of an architecture, if it is a preset. */
    static Optional<String> nameOf(ClipArchitecture architecture) {
        return PRESETS.entrySet().stream()
                .filter(preset -> preset.getValue().equals(architecture))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static String nearest(String name) {
        String folded = fold(name);
        LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
        return Collections.min(
                names(), Comparator.comparing(known -> distance.apply(folded, fold(known))));
    }

    private static String fold(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
