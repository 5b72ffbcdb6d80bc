package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.clip.layers.BlockInitializers;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.TorchDefaults;
import io.mithridate.tensorflow.clip.layers.Transformer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * CLIP's vision transformer (<a href="https://arxiv.org/abs/2010.11929">Dosovitskiy et al.,
 * 2020</a>, with the changes of <a href="https://arxiv.org/abs/2103.00020">Radford et al.,
 * 2021</a>): patch embeddings without bias, a class token, layer norm before and after the blocks,
 * and a projection of the class token.
 *
 * @param patchSize side of a patch, in pixels
 * @param width width of the residual stream; a multiple of {@code heads}
 * @param layers number of blocks, at least 1
 * @param heads number of attention heads in each block
 */
public record VisionTransformer(int patchSize, int width, int layers, int heads)
        implements ImageTower {

    /** The number of channels per head in OpenAI's models. */
    private static final int HEAD_WIDTH = 64;

    private static final int VIT_H_WIDTH = 1280;
    private static final int VIT_H_HEAD_WIDTH = 80;

    private static final int CHANNELS = 3;

    public VisionTransformer {
        if (heads < 1 || width % heads != 0) {
            throw new IllegalArgumentException(
                    "%d vision heads do not divide a vision width of %d".formatted(heads, width));
        }
        if (layers < 1 || patchSize < 1) {
            throw new IllegalArgumentException(
                    "%d vision layers on patches of %d pixels; at least one of each is needed"
                            .formatted(layers, patchSize));
        }
    }

    /**
     * Returns a tower with the default number of heads: one per 64 columns, as in OpenAI's loader,
     * but one per 80 for a width of 1280 (ViT-H), as in open_clip.
     */
    public static VisionTransformer of(int patchSize, int width, int layers) {
        int headWidth = width == VIT_H_WIDTH ? VIT_H_HEAD_WIDTH : HEAD_WIDTH;
        return new VisionTransformer(patchSize, width, layers, Math.max(1, width / headWidth));
    }

    @Override
    public void describe(Map<String, String> metadata) {
        metadata.put("vision_layers", Integer.toString(layers));
        metadata.put("vision_width", Integer.toString(width));
        metadata.put("vision_heads", Integer.toString(heads));
        metadata.put("vision_patch_size", Integer.toString(patchSize));
    }

    @Override
    public void requireSize(int imageSize) {
        if (imageSize < patchSize || imageSize % patchSize != 0) {
            throw new IllegalArgumentException(
                    "pictures of %d pixels; patches of %d need a multiple of that"
                            .formatted(imageSize, patchSize));
        }
    }

    @Override
    public Operand<TFloat32> embed(
            ForwardPass pass,
            Operand<TFloat32> pictures,
            int embeddingDimension,
            Activation activation) {
        int batch = Math.toIntExact(pictures.shape().get(0));
        int patchesPerSide = Math.toIntExact(pictures.shape().get(1)) / patchSize;
        int tokens = patchesPerSide * patchesPerSide + 1;
        double scale = Math.pow(width, -0.5);
        Operand<TFloat32> stream =
                pass.layerNorm(
                        inputEmbeddings(pass, pictures, batch, patchesPerSide), "visual.ln_pre");
        Transformer blocks =
                new Transformer(
                        "visual.transformer",
                        width,
                        heads,
                        layers,
                        activation,
                        BlockInitializers.torchDefaults(width));
        Transformer.Rows shape = new Transformer.Rows(batch, tokens);
        Operand<TFloat32> classToken =
                blocks.read(
                        pass,
                        stream,
                        shape,
                        Optional.empty(),
                        new Transformer.Readout(
                                rows -> firstTokens(pass, rows, shape), Optional.empty()));
        Operand<TFloat32> projection = pass.weight("visual.proj", scale, width, embeddingDimension);
        return pass.times(pass.layerNorm(classToken, "visual.ln_post"), projection);
    }

    /**
     * Returns the class token and the patches with their position embeddings: (B · tokens, width).
     */
    private Operand<TFloat32> inputEmbeddings(
            ForwardPass pass, Operand<TFloat32> pictures, int batch, int patchesPerSide) {
        Ops tf = pass.ops();
        double scale = Math.pow(width, -0.5);
        Operand<TFloat32> patches = embedPatches(pass, pictures, batch, patchesPerSide);
        Operand<TFloat32> classToken = pass.weight("visual.class_embedding", scale, width);
        int tokens = patchesPerSide * patchesPerSide + 1;
        Operand<TFloat32> positions =
                pass.weight("visual.positional_embedding", scale, tokens, width);
        Operand<TFloat32> repeated =
                tf.broadcastTo(classToken, tf.constant(new int[] {batch, 1, width}));
        Operand<TFloat32> sequence =
                tf.concat(
                        List.of(
                                repeated,
                                tf.reshape(
                                        patches,
                                        tf.constant(new int[] {batch, tokens - 1, width}))),
                        tf.constant(1));
        return tf.reshape(
                tf.math.add(sequence, positions), tf.constant(new int[] {batch * tokens, width}));
    }

    /**
     * Returns the embeddings of the patches, (B · patchesPerSide², width): a convolution whose
     * stride equals its kernel, computed as one matrix product.
     *
     * <p>Cutting pictures into patches is a transposition, and the filter's axes in the graph are
     * already in the order of a patch's values.
     */
    private Operand<TFloat32> embedPatches(
            ForwardPass pass, Operand<TFloat32> pictures, int batch, int patchesPerSide) {
        Ops tf = pass.ops();
        int numbers = patchSize * patchSize * CHANNELS;
        int line = patchSize * CHANNELS;
        Operand<TFloat32> cut =
                tf.linalg.transpose(
                        tf.reshape(
                                pictures,
                                tf.constant(
                                        new int[] {
                                            batch, patchesPerSide, patchSize, patchesPerSide, line
                                        })),
                        tf.constant(new int[] {0, 1, 3, 2, 4}));
        Operand<TFloat32> filter =
                pass.filter(
                        "visual.conv1.weight",
                        width,
                        CHANNELS,
                        patchSize,
                        TorchDefaults.uniform(numbers));
        return pass.times(
                tf.reshape(
                        cut,
                        tf.constant(new int[] {batch * patchesPerSide * patchesPerSide, numbers})),
                tf.reshape(filter, tf.constant(new int[] {numbers, width})));
    }

    private Operand<TFloat32> firstTokens(
            ForwardPass pass, Operand<TFloat32> rows, Transformer.Rows shape) {
        Ops tf = pass.ops();
        Operand<TFloat32> perSample =
                tf.reshape(rows, tf.constant(new int[] {shape.batch(), shape.tokens(), width}));
        return pass.first(perSample, shape.batch(), width);
    }
}
