package io.mithridate.runner.cli;

import io.mithridate.api.random.Seed;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.architecture.ClipArchitecture;
import io.mithridate.tensorflow.clip.architecture.VisionTransformer;
import io.mithridate.tensorflow.clip.layers.Activation;
import io.mithridate.tensorflow.text.LearntBytePairEncoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Weights of a tiny vision transformer, and its tokenizer beside them. */
final class TinyClip {

    /** How many tokens a text may have. */
    static final int CONTEXT = 24;

    private TinyClip() {}

    /**
     * Writes random weights.
     *
     * @param folder is made
     */
    static Path weights(Path folder, long seed) throws IOException {
        LearntBytePairEncoding tokenizer =
                LearntBytePairEncoding.learn(
                        List.of("a picture of a banana", "an apple and a banana"), 560, CONTEXT);
        ClipArchitecture architecture =
                new ClipArchitecture(
                        32,
                        VisionTransformer.of(16, 64, 1),
                        16,
                        CONTEXT,
                        tokenizer.vocabularySize(),
                        64,
                        1,
                        1,
                        Activation.QUICK_GELU);
        return ClipCheckpoint.initial(architecture, tokenizer, new Seed(seed))
                .write(Files.createDirectories(folder))
                .weights();
    }
}
