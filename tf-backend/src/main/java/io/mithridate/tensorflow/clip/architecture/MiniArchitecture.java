package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.clip.layers.BlockInitializers;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.Transformer;
import io.mithridate.tensorflow.graph.Initializer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * A CLIP that can be trained on a laptop in minutes: a plain convolutional image tower and a small
 * text transformer.
 *
 * <p>The image tower is a sequence of 3 × 3 convolutions with batch norm and ReLU. All of them
 * except the last halve the picture's side. The output of the last one is averaged over all
 * positions and never flattened, since flattening would favor triggers at fixed positions.
 *
 * @param imageSize side of the square input, in pixels
 * @param imageWidths number of output channels of each convolution; at least two convolutions
 * @param embeddingDimension number of columns of an embedding
 * @param textWidth width of the text transformer, a multiple of {@code textHeads}
 * @param textHeads number of attention heads in each block
 * @param textLayers number of blocks of the text transformer
 * @param contextLength length of a row of token ids
 * @param vocabularySize number of token ids
 */
public record MiniArchitecture(
        int imageSize,
        List<Integer> imageWidths,
        int embeddingDimension,
        int textWidth,
        int textHeads,
        int textLayers,
        int contextLength,
        int vocabularySize)
        implements Architecture {

    /** The name that checkpoints store. */
    public static final String NAME = "mini";

    private static final int KERNEL = 3;

    public MiniArchitecture {
        imageWidths = List.copyOf(imageWidths);
        if (imageWidths.size() < 2) {
            throw new IllegalArgumentException(
                    "image widths %s; at least two convolutions are needed".formatted(imageWidths));
        }
        TextTransformer.requireContext(contextLength);
        if (textWidth % textHeads != 0) {
            throw new IllegalArgumentException(
                    "a text width of %d is not a multiple of %d heads"
                            .formatted(textWidth, textHeads));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(ArchitectureMetadata.ARCHITECTURE, NAME);
        metadata.put("embed_dim", Integer.toString(embeddingDimension));
        metadata.put("image_resolution", Integer.toString(imageSize));
        metadata.put(
                "vision_widths",
                imageWidths.stream().map(String::valueOf).collect(Collectors.joining(",")));
        metadata.put("context_length", Integer.toString(contextLength));
        metadata.put("vocab_size", Integer.toString(vocabularySize));
        metadata.put("transformer_width", Integer.toString(textWidth));
        metadata.put("transformer_heads", Integer.toString(textHeads));
        metadata.put("transformer_layers", Integer.toString(textLayers));
        return metadata;
    }

    /** Returns the architecture that {@link #metadata()} describes. */
    static MiniArchitecture of(ArchitectureMetadata metadata) {
        return new MiniArchitecture(
                metadata.number("image_resolution"),
                metadata.numbers("vision_widths"),
                metadata.number("embed_dim"),
                metadata.number("transformer_width"),
                metadata.number("transformer_heads"),
                metadata.number("transformer_layers"),
                metadata.number("context_length"),
                metadata.number("vocab_size"));
    }

    @Override
    public Operand<TFloat32> embedNormalised(ForwardPass pass, Operand<TFloat32> pictures) {
        Ops tf = pass.ops();
        Operand<TFloat32> picture = pictures;
        for (int layer = 1; layer <= imageWidths.size(); layer++) {
            int stride = layer < imageWidths.size() ? 2 : 1;
            double numbers = (double) picture.shape().get(3) * KERNEL * KERNEL;
            picture =
                    pass.convolution(
                            picture,
                            "visual.conv" + layer + ".weight",
                            imageWidths.get(layer - 1),
                            KERNEL,
                            stride,
                            Initializer.normal(Math.sqrt(2 / numbers)));
            picture = tf.nn.relu(pass.batchNorm(picture, "visual.bn" + layer));
            pass.blockDone(picture, picture.shape().get(0));
        }
        Operand<TFloat32> pooled = tf.math.mean(picture, tf.constant(new int[] {1, 2}));
        int width = imageWidths.get(imageWidths.size() - 1);
        Operand<TFloat32> projection =
                pass.weight("visual.proj", Math.pow(width, -0.5), width, embeddingDimension);
        return pass.times(pooled, projection);
    }

    @Override
    public Operand<TFloat32> embedTexts(ForwardPass pass, Operand<TInt32> tokens) {
        Transformer blocks =
                new Transformer(
                        TextTransformer.BLOCKS,
                        textWidth,
                        textHeads,
                        textLayers,
                        Activation.QUICK_GELU,
                        BlockInitializers.zeroBiases(textWidth, textLayers));
        return new TextTransformer(blocks, contextLength, vocabularySize, embeddingDimension)
                .embed(pass, tokens);
    }
}
