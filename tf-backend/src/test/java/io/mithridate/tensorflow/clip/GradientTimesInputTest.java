package io.mithridate.tensorflow.clip;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Compute;
import io.mithridate.tensorflow.clip.architecture.MiniArchitecture;
import io.mithridate.tensorflow.text.BytePairEncoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GradientTimesInputTest {

    private static final int SIDE = 16;
    private static final int PIXELS = SIDE * SIDE;
    private static final float STEP = 0.001f;

    /**
     * If a pixel is scaled by a factor near one, the cosine changes in proportion to the pixel's
     * value in the map.
     */
    @Test
    void mapShowsTheEffectOfEachPixelOnTheCosine(@TempDir Path folder) {
        BytePairEncoding tokenizer =
                BytePairEncoding.learn(List.of("a red bar", "a blue bar"), 520, 12);
        MiniArchitecture architecture =
                new MiniArchitecture(
                        SIDE, List.of(4, 8), 6, 8, 2, 2, 12, tokenizer.vocabularySize());
        ClipCheckpoint clip = ClipCheckpoint.initial(architecture, tokenizer, new Seed(3));
        Checkpoint checkpoint = clip.write(folder);
        RandomGenerator random = new Seed(5).generator();
        List<Image> pictures = new ArrayList<>();
        for (int picture = 0; picture < 2; picture++) {
            byte[] rgb = new byte[PIXELS * Image.CHANNELS];
            random.nextBytes(rgb);
            pictures.add(new Image(SIDE, SIDE, rgb));
        }
        float[] numbers = new float[2 * architecture.embeddingDimension()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = random.nextFloat() - 0.5f;
        }
        Embeddings towards =
                new Embeddings(2, architecture.embeddingDimension(), numbers).normalised();

        List<Image> maps = new GradientTimesInput().maps(checkpoint, pictures, towards);

        try (ClipTowers towers =
                new ClipTowers(
                        architecture,
                        clip.weights(),
                        new Compute(Compute.Device.CPU, 1, Compute.Precision.FLOAT32))) {
            for (int picture = 0; picture < 2; picture++) {
                float[] whole = normalize(pictures.get(picture));
                Embeddings moved =
                        towers.embedNormalised(2 * PIXELS, index -> scalePixel(whole, index))
                                .normalised();
                double[] moves = new double[PIXELS];
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    moves[pixel] =
                            Math.abs(
                                    moved.dot(2 * pixel, towards, picture)
                                            - moved.dot(2 * pixel + 1, towards, picture));
                }
                double white = Arrays.stream(moves).sorted().toArray()[(int) (0.99 * (PIXELS - 1))];
                double difference = 0;
                for (int pixel = 0; pixel < PIXELS; pixel++) {
                    int level = maps.get(picture).value(pixel % SIDE, pixel / SIDE, 1);
                    difference += Math.abs(level - 255 * Math.min(1, moves[pixel] / white));
                }
                // The model is not linear, and cosines are in single precision.
                assertThat(difference / PIXELS).isLessThan(8);
            }
        }
    }

    private static float[] normalize(Image picture) {
        float[] values = new float[picture.rgb().length];
        for (int i = 0; i < values.length; i++) {
            int channel = i % Image.CHANNELS;
            values[i] =
                    (float)
                            ((Byte.toUnsignedInt(picture.rgb()[i]) / 255.0 - Pixels.mean(channel))
                                    / Pixels.standardDeviation(channel));
        }
        return values;
    }

    /** Returns the picture with one pixel scaled up or down by {@link #STEP}. */
    private static float[] scalePixel(float[] whole, int index) {
        float[] moved = whole.clone();
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            moved[index / 2 * Image.CHANNELS + channel] *= index % 2 == 0 ? 1 + STEP : 1 - STEP;
        }
        return moved;
    }
}
