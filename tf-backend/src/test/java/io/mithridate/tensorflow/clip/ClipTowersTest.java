package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.checkpoint.Tensor;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClipTowersTest {

    /** The number of texts: more than two batches of 64, the last of which is not full. */
    private static final int COUNT = 150;

    private static final float GOLDEN_TOLERANCE = 1e-4f;

    private static ClipTowers towers(GoldenClip clip) {
        return new ClipTowers(
                clip.architecture(),
                clip.weights(),
                new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32));
    }

    /** Returns texts of 3 to 77 tokens, in no particular order. */
    private static int[][] texts(Architecture architecture) {
        RandomGenerator random = new Seed(6).generator();
        int[][] texts = new int[COUNT][architecture.contextLength()];
        for (int text = 0; text < COUNT; text++) {
            int end = 2 + text * 31 % (architecture.contextLength() - 2);
            for (int place = 0; place < end; place++) {
                texts[text][place] = random.nextInt(architecture.vocabularySize() - 1);
            }
            texts[text][end] = architecture.vocabularySize() - 1;
        }
        return texts;
    }

    @ParameterizedTest
    @MethodSource("io.mithridate.tensorflow.clip.GoldenClip#all")
    void textEmbeddingsDoNotDependOnOtherTexts(GoldenClip clip) {
        int[][] texts = texts(clip.architecture());
        try (ClipTowers towers = towers(clip)) {
            Embeddings all = towers.embedTokens(COUNT, index -> texts[index]);
            for (int text = 0; text < COUNT; text += 29) {
                int alone = text;
                assertThat(towers.embedTokens(1, index -> texts[alone]).row(0))
                        .as("text %d", text)
                        .containsExactly(all.row(text), within(1e-6f));
            }
            assertThat(all.row(0)).isNotEqualTo(all.row(29));
        }
    }

    @ParameterizedTest
    @MethodSource("io.mithridate.tensorflow.clip.GoldenClip#all")
    void embedsPicturesAndTextsLikeTheReference(GoldenClip clip) {
        Map<String, Tensor> golden = GoldenClip.tensors(clip.name() + "-forward");
        int[] ids = GoldenClip.ids(golden, "input_ids");
        float[] pictures = GoldenClip.pictures(golden, "pixel_values");
        try (ClipTowers towers = towers(clip)) {
            assertThat(
                            towers.embedNormalised(
                                            GoldenClip.SAMPLES, index -> part(pictures, index))
                                    .values())
                    .containsExactly(
                            GoldenClip.floats(golden, "image_features"), within(GOLDEN_TOLERANCE));
            assertThat(towers.embedTokens(GoldenClip.SAMPLES, index -> part(ids, index)).values())
                    .containsExactly(
                            GoldenClip.floats(golden, "text_features"), within(GOLDEN_TOLERANCE));
        }
    }

    private static float[] part(float[] all, int index) {
        int size = all.length / GoldenClip.SAMPLES;
        return Arrays.copyOfRange(all, index * size, (index + 1) * size);
    }

    private static int[] part(int[] all, int index) {
        int size = all.length / GoldenClip.SAMPLES;
        return Arrays.copyOfRange(all, index * size, (index + 1) * size);
    }
}
