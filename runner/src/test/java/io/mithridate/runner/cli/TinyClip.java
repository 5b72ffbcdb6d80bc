package io.mithridate.runner.cli;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.text.BytePairEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the weights of tiny models, with their tokenizers beside them. */
final class TinyClip {

    /** The maximum number of tokens in a text. */
    static final int CONTEXT = 24;

    private static final BytePairEncoding TOKENIZER =
            BytePairEncoding.learn(
                    List.of("a picture of a banana", "an apple and a banana"), 560, CONTEXT);

    private TinyClip() {}

    /**
     * Writes random weights of a vision transformer.
     *
     * @param folder the folder to create
     */
    static Path weights(Path folder, long seed) throws IOException {
        return write(
                folder,
                new ClipArchitecture(
                        32,
                        VisionTransformer.of(16, 64, 1),
                        16,
                        CONTEXT,
                        TOKENIZER.vocabularySize(),
                        64,
                        1,
                        1,
                        Activation.QUICK_GELU),
                seed);
    }

    /**
     * Writes random weights of a {@code mini} model.
     *
     * @param folder the folder to create
     */
    static Path mini(Path folder, long seed) throws IOException {
        return write(
                folder,
                new MiniArchitecture(
                        32, List.of(4, 8), 16, 8, 1, 1, CONTEXT, TOKENIZER.vocabularySize()),
                seed);
    }

    private static Path write(Path folder, Architecture architecture, long seed)
            throws IOException {
        return ClipCheckpoint.initial(architecture, TOKENIZER, new Seed(seed))
                .write(Files.createDirectories(folder))
                .weights();
    }
}
