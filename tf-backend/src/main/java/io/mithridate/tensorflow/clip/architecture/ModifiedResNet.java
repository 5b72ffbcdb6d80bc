package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.clip.layers.AttentionPool;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.TorchDefaults;
import io.mithridate.tensorflow.graph.Initializer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CLIP's residual network (<a href="https://arxiv.org/abs/2103.00020">Radford et al., 2021</a>,
 * section 2.4). It has the bottleneck blocks of <a href="https://arxiv.org/abs/1512.03385">He et
 * al., 2015</a>, but three convolutions in the stem, an average pool instead of every stride after
 * the first convolution (<a href="https://arxiv.org/abs/1904.11486">Zhang, 2019</a>), and attention
 * instead of the final average.
 *
 * @param layers number of blocks in each of the four stages
 * @param width number of channels after the stem; the last stage has 32 times as many
 * @param heads number of heads of the attention pool; a divisor of 32 · {@code width}
 */
public record ModifiedResNet(List<Integer> layers, int width, int heads) implements ImageTower {

    private static final int STAGES = 4;

    /** The number of output channels of a bottleneck per channel of its 3 × 3 convolution. */
    private static final int EXPANSION = 4;

    /** The number of channels per head of the attention pool in OpenAI's models. */
    private static final int HEAD_WIDTH = 64;

    /**
     * The factor by which the side of a picture shrinks: the stem halves the side twice, and every
     * stage but the first halves it once.
     */
    private static final int REDUCTION = 32;

    public ModifiedResNet {
        layers = List.copyOf(layers);
        if (layers.size() != STAGES || layers.stream().anyMatch(count -> count < 1)) {
            throw new IllegalArgumentException(
                    "vision layers %s; a ResNet has %d stages of at least one block"
                            .formatted(layers, STAGES));
        }
        if (width < 2 || width % 2 != 0) {
            throw new IllegalArgumentException(
                    "a vision width of %d; a ResNet's stem needs an even one".formatted(width));
        }
        if (heads < 1 || width * REDUCTION % heads != 0) {
            throw new IllegalArgumentException(
                    "%d vision heads do not divide the %d channels of the last stage"
                            .formatted(heads, width * REDUCTION));
        }
    }

    /**
     * Returns a tower with OpenAI's default number of heads: one per 64 channels of the last stage.
     */
    public static ModifiedResNet of(List<Integer> layers, int width) {
        return new ModifiedResNet(layers, width, Math.max(1, width * REDUCTION / HEAD_WIDTH));
    }

    @Override
    public void describe(Map<String, String> metadata) {
        metadata.put(
                "vision_layers",
                layers.stream().map(String::valueOf).collect(Collectors.joining(",")));
        metadata.put("vision_width", Integer.toString(width));
        metadata.put("vision_heads", Integer.toString(heads));
    }

    @Override
    public void requireSize(int imageSize) {
        if (imageSize < REDUCTION || imageSize % REDUCTION != 0) {
            throw new IllegalArgumentException(
                    "pictures of %d pixels; a ResNet takes multiples of %d"
                            .formatted(imageSize, REDUCTION));
        }
    }

    @Override
    public Operand<TFloat32> embed(
            ForwardPass pass,
            Operand<TFloat32> pictures,
            int embeddingDimension,
            Activation activation) {
        Operand<TFloat32> features = stem(pass, pictures);
        for (int stage = 0; stage < STAGES; stage++) {
            int planes = width << stage;
            for (int block = 0; block < layers.get(stage); block++) {
                int stride = stage > 0 && block == 0 ? 2 : 1;
                String name = "visual.layer" + (stage + 1) + "." + block;
                features = bottleneck(pass, features, name, planes, stride);
            }
            pass.blockDone(features, features.shape().get(0));
        }
        return new AttentionPool(heads, "visual.attnpool").pool(pass, features, embeddingDimension);
    }

    private Operand<TFloat32> stem(ForwardPass pass, Operand<TFloat32> pictures) {
        Operand<TFloat32> first = convolve(pass, pictures, "visual.", 1, width / 2, 3, 2);
        Operand<TFloat32> second = convolve(pass, first, "visual.", 2, width / 2, 3, 1);
        return pass.averagePool(convolve(pass, second, "visual.", 3, width, 3, 1), 2);
    }

    private static Operand<TFloat32> bottleneck(
            ForwardPass pass, Operand<TFloat32> input, String name, int planes, int stride) {
        Ops tf = pass.ops();
        String prefix = name + ".";
        int outputs = planes * EXPANSION;
        Operand<TFloat32> narrow = convolve(pass, input, prefix, 1, planes, 1, 1);
        Operand<TFloat32> filtered = convolve(pass, narrow, prefix, 2, planes, 3, 1);
        Operand<TFloat32> pooled = stride > 1 ? pass.averagePool(filtered, stride) : filtered;
        Operand<TFloat32> wide =
                pass.batchNorm(
                        convolution(pass, pooled, prefix + "conv3.weight", outputs, 1, 1),
                        prefix + "bn3",
                        Initializer.zeros());
        boolean sameShape = stride == 1 && input.shape().get(3) == outputs;
        return tf.nn.relu(
                tf.math.add(
                        wide, sameShape ? input : shortcut(pass, input, name, outputs, stride)));
    }

    private static Operand<TFloat32> shortcut(
            ForwardPass pass, Operand<TFloat32> input, String name, int outputs, int stride) {
        Operand<TFloat32> pooled = stride > 1 ? pass.averagePool(input, stride) : input;
        return pass.batchNorm(
                convolution(pass, pooled, name + ".downsample.0.weight", outputs, 1, 1),
                name + ".downsample.1");
    }

    /** Applies a convolution, batch norm and ReLU. */
    private static Operand<TFloat32> convolve(
            ForwardPass pass,
            Operand<TFloat32> input,
            String prefix,
            int number,
            int outputs,
            int kernel,
            int stride) {
        String name = prefix + "conv" + number + ".weight";
        return pass.ops()
                .nn
                .relu(
                        pass.batchNorm(
                                convolution(pass, input, name, outputs, kernel, stride),
                                prefix + "bn" + number));
    }

    private static Operand<TFloat32> convolution(
            ForwardPass pass,
            Operand<TFloat32> input,
            String name,
            int outputs,
            int kernel,
            int stride) {
        long fanIn = input.shape().get(3) * kernel * kernel;
        return pass.convolution(input, name, outputs, kernel, stride, TorchDefaults.uniform(fanIn));
    }
}
