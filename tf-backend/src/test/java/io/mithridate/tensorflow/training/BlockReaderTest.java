package io.mithridate.tensorflow.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.random.Seed;
import io.mithridate.api.training.Recipe;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.tensorflow.clip.ClipCheckpoint;
import io.mithridate.tensorflow.clip.ClipModel;
import io.mithridate.tensorflow.clip.architecture.Architecture;
import io.mithridate.tensorflow.training.loss.Loss;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Tests that outputs of image towers' blocks can be read and trained on. */
class BlockReaderTest {

    private static final float TOLERANCE = 1e-4f;

    @TempDir private Path folder;

    private static BlockReader reader() {
        return new BlockReader(TinyModels.computeInChunks(0));
    }

    private Checkpoint model(Architecture architecture) {
        return ClipCheckpoint.initial(architecture, BatchGradients.TOKENIZER, new Seed(5))
                .write(TinyTraining.createFolder(folder.resolve("model")));
    }

    /** Returns the RGB values of some pictures. */
    private static float[] levels(TinyPairs pairs, int first, int end) {
        float[][] each =
                IntStream.range(first, end)
                        .mapToObj(i -> ((ImageData.Decoded) pairs.image(i)).image().rgb())
                        .map(BlockReaderTest::toLevels)
                        .toArray(float[][]::new);
        float[] all = new float[each.length * each[0].length];
        for (int i = 0; i < each.length; i++) {
            System.arraycopy(each[i], 0, all, i * each[i].length, each[i].length);
        }
        return all;
    }

    private static float[] toLevels(byte[] rgb) {
        float[] levels = new float[rgb.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = Byte.toUnsignedInt(rgb[i]);
        }
        return levels;
    }

    static Stream<Arguments> models() {
        return Stream.of(
                Arguments.of(TinyModels.mini(), List.of(8 * 8 * 4, 8 * 8 * 8)),
                Arguments.of(TinyModels.resNet(), List.of(8 * 8 * 16, 4 * 4 * 32, 2 * 2 * 64, 128)),
                Arguments.of(TinyModels.transformer(), List.of(5 * 16, 16)));
    }

    @ParameterizedTest
    @MethodSource("models")
    void returnsTheMeanOutputOfEachBlock(Architecture architecture, List<Integer> sizes) {
        TinyPairs pairs = new TinyPairs(3, architecture.imageSize());
        Checkpoint model = model(architecture);

        List<float[]> means = reader().means(model, levels(pairs, 0, 3));

        assertThat(means).extracting(block -> block.length).isEqualTo(sizes);
        List<List<float[]>> single =
                IntStream.range(0, 3)
                        .mapToObj(i -> reader().means(model, levels(pairs, i, i + 1)))
                        .toList();
        for (int block = 0; block < sizes.size(); block++) {
            for (int i = 0; i < sizes.get(block); i++) {
                float sum = 0;
                for (List<float[]> picture : single) {
                    sum += picture.get(block)[i];
                }
                assertThat(means.get(block)[i]).isCloseTo(sum / 3, within(TOLERANCE));
            }
        }
        assertThat(single.get(0).get(0)).isNotEqualTo(single.get(1).get(0));
    }

    /** The embedding is the last convolution, averaged over positions and projected. */
    @Test
    void embeddingFollowsFromTheLastBlock() {
        TinyPairs pairs = new TinyPairs(1, TinyTraining.SIDE);
        Checkpoint model = model(TinyModels.mini());
        float[] projection =
                ClipCheckpoint.read(model).weights().getOrDefault("visual.proj", new float[0]);

        float[] last = reader().means(model, levels(pairs, 0, 1)).get(1);

        double[] projected = new double[8];
        for (int i = 0; i < last.length; i++) {
            for (int column = 0; column < 8; column++) {
                projected[column] += last[i] / 64 * projection[i % 8 * 8 + column];
            }
        }
        try (ClipModel opened = ClipModel.open(model, TinyModels.computeInChunks(0))) {
            float[] embedded =
                    opened.embedImages(List.of(((ImageData.Decoded) pairs.image(0)).image()))
                            .values();
            for (int column = 0; column < 8; column++) {
                assertThat((double) embedded[column])
                        .isCloseTo(projected[column], within((double) TOLERANCE));
            }
        }
    }

    @Test
    void rejectsLevelsThatDoNotFormWholePictures() {
        Checkpoint model = model(TinyModels.mini());

        assertThatThrownBy(() -> reader().means(model, new float[100]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("100 levels do not form whole pictures of 16 pixels");
    }

    /** Reduces the outputs of the second block. */
    private record Quiet(boolean wholeBatches) implements Objective {

        private static final View.Images IMAGE = View.images();

        @Override
        public List<View> views() {
            return List.of(IMAGE);
        }

        @Override
        public Loss loss(Ops tf, Batch batch) {
            Operand<TFloat32> second = batch.imageBlocks(batch.pixels(IMAGE)).outputs().get(1);
            Operand<TFloat32> embedded = batch.of(IMAGE);
            int[] all = {0, 1};
            return Loss.sum(
                    tf,
                    new Loss.Term(
                            "loudness", tf.math.mean(tf.math.square(second), tf.constant(all)), 1),
                    // Constant, since embeddings have unit length; it makes the loss depend on the
                    // projection.
                    new Loss.Term(
                            "length", tf.math.mean(tf.math.square(embedded), tf.constant(all)), 1));
        }
    }

    private Map<String, float[]> train(Checkpoint start, int chunk, boolean whole, String name) {
        Recipe recipe =
                new Recipe(
                        4,
                        16,
                        1e-2,
                        Optional.of(0),
                        Recipe.Schedule.COSINE,
                        0,
                        Recipe.Decayed.WEIGHTS,
                        0.9,
                        0.999,
                        1e-8,
                        0,
                        true);
        return ClipCheckpoint.read(
                        new FineTuner(TinyModels.computeInChunks(chunk), TinyPairs.decoder())
                                .fineTune(
                                        start,
                                        TinyTraining.PAIRS,
                                        new Quiet(whole),
                                        recipe,
                                        new TrainingContext(
                                                name,
                                                TinyTraining.createFolder(folder.resolve(name)),
                                                new Seed(1),
                                                TrainingListener.silent())))
                .weights();
    }

    @Test
    void trainsBlockOutputsInWholeBatchesRegardlessOfTheChunk() {
        Checkpoint start = TinyTraining.writeStart(folder.resolve("start"));
        float[] levels = levels(TinyTraining.PAIRS, 0, 16);

        Map<String, float[]> whole = train(start, 0, true, "whole");
        Map<String, float[]> chunked = train(start, 4, true, "chunked");

        whole.forEach((name, values) -> assertThat(chunked.get(name)).as(name).isEqualTo(values));
        assertThat(loudness(new Checkpoint(folder.resolve("whole"), start.architecture()), levels))
                .isLessThan(0.9 * loudness(start, levels));
        assertThatThrownBy(() -> train(start, 4, false, "refused"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("wholeBatches()");
    }

    private static double loudness(Checkpoint model, float[] levels) {
        double sum = 0;
        for (float value : reader().means(model, levels).get(1)) {
            sum += value * value;
        }
        return sum;
    }
}
