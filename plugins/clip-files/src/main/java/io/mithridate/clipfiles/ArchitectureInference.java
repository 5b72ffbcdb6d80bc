package io.mithridate.clipfiles;

import io.mithridate.api.model.InvalidCheckpointException;
import io.mithridate.tensorflow.checkpoint.TensorSpec;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.ImageTower;
import io.mithridate.tensorflow.clip.architecture.ModifiedResNet;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Infers an architecture from the shapes of its weights, as OpenAI's loader does: widths and depths
 * are read from the sizes and numbers of tensors, and attention has one head per 64 channels.
 *
 * <p>The activation cannot be inferred from the weights.
 */
record ArchitectureInference(Path file, Map<String, TensorSpec> specs) {

    private static final Pattern VISION_BLOCK =
            Pattern.compile("visual\\.transformer\\.resblocks\\.(\\d+)\\..*");
    private static final Pattern TEXT_BLOCK =
            Pattern.compile("transformer\\.resblocks\\.(\\d+)\\..*");
    private static final int RESNET_STAGES = 4;
    private static final int HEAD_WIDTH = 64;

    /** The number of pixels, along each axis, per position of a ResNet's attention pool. */
    private static final int RESNET_REDUCTION = 32;

    /**
     * Returns the architecture of the given weights.
     *
     * @param file the file of the weights, for messages
     * @param specs the tensors' types and shapes by OpenAI's names
     * @throws InvalidCheckpointException if a tensor that determines a size is missing or of
     *     another rank, or if sizes contradict each other
     */
    static ClipArchitecture infer(Path file, Map<String, TensorSpec> specs, Activation activation) {
        try {
            return new ArchitectureInference(file, specs).infer(activation);
        } catch (IllegalArgumentException impossible) {
            throw new InvalidCheckpointException(
                    file, "these are not the weights of a CLIP: " + impossible.getMessage());
        }
    }

    private ClipArchitecture infer(Activation activation) {
        boolean transformer = specs.containsKey("visual.proj");
        if (transformer && specs.containsKey("visual.conv2.weight")) {
            throw invalid(
                    "these are weights of a 'mini' without the metadata that gives its sizes; give"
                            + " the file that Mithridate wrote, or copy its metadata as well");
        }
        ImageTower tower = transformer ? visionTransformer() : resNet();
        int textWidth = extent("ln_final.weight", 1, 0);
        return new ClipArchitecture(
                imageSize(tower),
                tower,
                extent("text_projection", 2, 1),
                extent("positional_embedding", 2, 0),
                extent("token_embedding.weight", 2, 0),
                textWidth,
                Math.max(1, textWidth / HEAD_WIDTH),
                count(TEXT_BLOCK),
                activation);
    }

    private VisionTransformer visionTransformer() {
        return VisionTransformer.of(
                extent("visual.conv1.weight", 4, 3),
                extent("visual.conv1.weight", 4, 0),
                count(VISION_BLOCK));
    }

    private ModifiedResNet resNet() {
        List<Integer> layers = new ArrayList<>();
        for (int stage = 1; stage <= RESNET_STAGES; stage++) {
            layers.add(count(Pattern.compile("visual\\.layer" + stage + "\\.(\\d+)\\..*")));
        }
        return ModifiedResNet.of(layers, extent("visual.layer1.0.conv1.weight", 4, 0));
    }

    private int imageSize(ImageTower tower) {
        String positions =
                tower instanceof ModifiedResNet
                        ? "visual.attnpool.positional_embedding"
                        : "visual.positional_embedding";
        int positionCount = extent(positions, 2, 0) - 1;
        int side = (int) Math.round(Math.sqrt(positionCount));
        if (side < 1 || side * side != positionCount) {
            throw invalid(
                    "'%s' has %d rows, which are not one more than a square"
                            .formatted(positions, positionCount + 1));
        }
        int pixelsPerPosition =
                tower instanceof VisionTransformer transformer
                        ? transformer.patchSize()
                        : RESNET_REDUCTION;
        return Math.multiplyExact(side, pixelsPerPosition);
    }

    /** Returns the number of distinct values of the pattern's group. */
    private int count(Pattern pattern) {
        return (int)
                specs.keySet().stream()
                        .map(pattern::matcher)
                        .filter(Matcher::matches)
                        .map(matcher -> matcher.group(1))
                        .distinct()
                        .count();
    }

    private int extent(String name, int rank, int axis) {
        TensorSpec spec = specs.get(name);
        if (spec == null) {
            throw invalid(
                    "it has no tensor '%s' to infer an architecture from, only %s"
                            .formatted(name, someNames()));
        }
        if (spec.shape().length != rank) {
            throw invalid(
                    "'%s' has shape %s, expected %d axes"
                            .formatted(name, Arrays.toString(spec.shape()), rank));
        }
        return Math.toIntExact(spec.shape()[axis]);
    }

    private String someNames() {
        int shown = 10;
        String names = String.join(", ", specs.keySet().stream().limit(shown).toList());
        return specs.size() > shown
                ? "%s and %d more".formatted(names, specs.size() - shown)
                : names;
    }

    private InvalidCheckpointException invalid(String reason) {
        return new InvalidCheckpointException(file, reason);
    }
}
