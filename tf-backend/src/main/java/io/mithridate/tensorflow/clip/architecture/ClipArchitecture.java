package io.mithridate.tensorflow.clip.architecture;

import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.clip.layers.BlockInitializers;
import io.mithridate.tensorflow.clip.layers.ForwardPass;
import io.mithridate.tensorflow.clip.layers.Transformer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * OpenAI's CLIP (<a href="https://arxiv.org/abs/2103.00020">Radford et al., 2021</a>) in any size:
 * a modified ResNet or a vision transformer as the image tower and a causal transformer as the text
 * tower, with OpenAI's parameter names and initialization.
 *
 * @param imageSize side of the square input, in pixels
 * @param imageTower the tower that embeds images
 * @param embeddingDimension number of columns of an embedding
 * @param contextLength length of a row of token ids
 * @param vocabularySize number of token ids
 * @param textWidth width of the text transformer, a multiple of {@code textHeads}
 * @param textHeads number of attention heads in each block of the text transformer
 * @param textLayers number of blocks of the text transformer
 * @param activation the activation in the perceptrons of the transformers
 */
public record ClipArchitecture(
        int imageSize,
        ImageTower imageTower,
        int embeddingDimension,
        int contextLength,
        int vocabularySize,
        int textWidth,
        int textHeads,
        int textLayers,
        Activation activation)
        implements Architecture {

    /** The name of an architecture that is not a preset. */
    public static final String NAME = "clip";

    private static final String VISION_LAYERS = "vision_layers";
    private static final String VISION_WIDTH = "vision_width";
    private static final String VISION_HEADS = "vision_heads";
    private static final String PATCH_SIZE = "vision_patch_size";

    public ClipArchitecture {
        if (embeddingDimension < 1 || contextLength < 1 || vocabularySize < 1 || textLayers < 1) {
            throw new IllegalArgumentException(
                    ("embedding dimension %d, context length %d, vocabulary size %d, %d text"
                                    + " layers: all must be at least 1")
                            .formatted(
                                    embeddingDimension, contextLength, vocabularySize, textLayers));
        }
        if (textHeads < 1 || textWidth < 1 || textWidth % textHeads != 0) {
            throw new IllegalArgumentException(
                    "%d text heads do not divide a text width of %d"
                            .formatted(textHeads, textWidth));
        }
        TextTransformer.requireContext(contextLength);
        imageTower.requireSize(imageSize);
    }

    /**
     * Returns the name of the preset with the same sizes, e.g. {@code ViT-B/32}, or {@code clip} if
     * there is none. The activation is ignored.
     */
    @Override
    public String name() {
        return ClipPresets.nameOf(with(Activation.QUICK_GELU)).orElse(NAME);
    }

    /**
     * Returns this architecture with another activation, e.g. open_clip's {@link Activation#GELU}.
     */
    public ClipArchitecture with(Activation other) {
        return new ClipArchitecture(
                imageSize,
                imageTower,
                embeddingDimension,
                contextLength,
                vocabularySize,
                textWidth,
                textHeads,
                textLayers,
                other);
    }

    /** Returns this architecture adapted to another tokenizer. */
    public ClipArchitecture withTokens(int newVocabularySize, int newContextLength) {
        return new ClipArchitecture(
                imageSize,
                imageTower,
                embeddingDimension,
                newContextLength,
                newVocabularySize,
                textWidth,
                textHeads,
                textLayers,
                activation);
    }

    @Override
    public Map<String, String> metadata() {
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put(ArchitectureMetadata.ARCHITECTURE, name());
        metadata.put("embed_dim", Integer.toString(embeddingDimension));
        metadata.put("image_resolution", Integer.toString(imageSize));
        imageTower.describe(metadata);
        metadata.put("context_length", Integer.toString(contextLength));
        metadata.put("vocab_size", Integer.toString(vocabularySize));
        metadata.put("transformer_width", Integer.toString(textWidth));
        metadata.put("transformer_heads", Integer.toString(textHeads));
        metadata.put("transformer_layers", Integer.toString(textLayers));
        metadata.put(ArchitectureMetadata.ACTIVATION, activation.text());
        return metadata;
    }

    /** Returns the architecture that {@link #metadata()} describes. */
    static ClipArchitecture of(ArchitectureMetadata metadata) {
        return new ClipArchitecture(
                metadata.number("image_resolution"),
                imageTower(metadata),
                metadata.number("embed_dim"),
                metadata.number("context_length"),
                metadata.number("vocab_size"),
                metadata.number("transformer_width"),
                metadata.number("transformer_heads"),
                metadata.number("transformer_layers"),
                metadata.activation().orElse(Activation.QUICK_GELU));
    }

    private static ImageTower imageTower(ArchitectureMetadata metadata) {
        int width = metadata.number(VISION_WIDTH);
        Optional<Integer> heads = numberIfAny(metadata, VISION_HEADS);
        Optional<Integer> patch = numberIfAny(metadata, PATCH_SIZE);
        List<Integer> layers =
                patch.isPresent()
                        ? List.of(metadata.number(VISION_LAYERS))
                        : metadata.numbers(VISION_LAYERS);
        return ImageTower.of(layers, width, heads, patch);
    }

    private static Optional<Integer> numberIfAny(ArchitectureMetadata metadata, String key) {
        return metadata.has(key) ? Optional.of(metadata.number(key)) : Optional.empty();
    }

    @Override
    public Operand<TFloat32> embedNormalised(ForwardPass pass, Operand<TFloat32> pictures) {
        return imageTower.embed(pass, pictures, embeddingDimension, activation);
    }

    @Override
    public Operand<TFloat32> embedTexts(ForwardPass pass, Operand<TInt32> tokens) {
        Transformer blocks =
                new Transformer(
                        TextTransformer.BLOCKS,
                        textWidth,
                        textHeads,
                        textLayers,
                        activation,
                        BlockInitializers.openAi(textWidth, textLayers));
        return new TextTransformer(blocks, contextLength, vocabularySize, embeddingDimension)
                .embed(pass, tokens);
    }
}
