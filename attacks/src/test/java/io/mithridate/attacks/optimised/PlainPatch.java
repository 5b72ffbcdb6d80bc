package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.networks.PlainAdam;
import io.mithridate.attacks.networks.PlainTower;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Optimizes a patch in the center of pictures, as loops in double precision. Each step uses all
 * pictures.
 *
 * @param tower the surrogate's image tower
 * @param pairs the pictures
 * @param side the side of the patch
 * @param seed the attack's seed
 */
record PlainPatch(PlainTower tower, PairSet pairs, int side, Seed seed) {

    /** A loss to be minimized. */
    interface Loss {

        /**
         * Returns the loss of a step.
         *
         * @param patched the embeddings of pictures with the patch
         * @param detached the same embeddings without a gradient
         * @param order the index of the picture of each embedding
         * @param step the number of the step, from 0
         */
        double of(double[][] patched, double[][] detached, int[] order, int step);
    }

    /** Asserts that an attack has the same last loss and number of steps; returns the patch. */
    double[] assertSameSteps(PatchState state, Loss loss, int steps, double rate) {
        double[] patch = initialPatch();
        PlainAdam adam = new PlainAdam(patch.length, 0.9, 0.999);
        double last = 0;
        for (int i = 0; i < steps; i++) {
            int step = i;
            int[] order = seed.at("shuffle").at(step).permutation(pairs.size());
            double[][] detached = patchedEmbeddings(patch, order);
            last = loss.of(detached, detached, order, step);
            patch =
                    adam.step(
                            patch,
                            moved ->
                                    loss.of(patchedEmbeddings(moved, order), detached, order, step),
                            rate);
        }
        assertThat(state.measurements().get("loss")).isCloseTo(last, within(2e-5 * last));
        assertThat(state.measurements()).containsEntry("steps", (double) steps);
        return patch;
    }

    /** Calls {@link #assertSameSteps} and asserts that the patch is stored in whole gray levels. */
    void assertSamePatch(PatchState state, Loss loss, int steps, double rate) {
        double[] patch = assertSameSteps(state, loss, steps, rate);
        Image stored = state.patch();
        assertThat(stored.width()).isEqualTo(side);
        for (int i = 0; i < patch.length; i++) {
            assertThat((double) Byte.toUnsignedInt(stored.rgb()[i]))
                    .isCloseTo(255 * clamp(patch[i]), within(0.51));
        }
    }

    /** Returns normal noise of mean ½ and standard deviation ¼; this seed needs no clipping. */
    double[] initialPatch() {
        RandomGenerator random = seed.at("first values").at("patch").generator();
        double[] patch = new double[side * side * Image.CHANNELS];
        for (int i = 0; i < patch.length; i++) {
            patch[i] = (float) (0.5 + 0.25 * random.nextGaussian());
            assertThat(patch[i]).isBetween(0.001, 0.999);
        }
        return patch;
    }

    private double[][] patchedEmbeddings(double[] patch, int[] order) {
        return Arrays.stream(order)
                .mapToObj(index -> tower.embed(paste(picture(pairs, index), patch)))
                .toArray(double[][]::new);
    }

    private double[][][] paste(Image picture, double[] patch) {
        double[][][] levels = PlainTower.levels(picture);
        int before = (picture.width() - side) / 2;
        for (int i = 0; i < patch.length; i++) {
            int pixel = i / Image.CHANNELS;
            levels[before + pixel / side][before + pixel % side][i % Image.CHANNELS] =
                    255 * clamp(patch[i]);
        }
        return levels;
    }

    private static double clamp(double number) {
        return Math.max(0, Math.min(1, number));
    }

    static Image picture(PairSet pairs, int index) {
        return ((ImageData.Decoded) pairs.image(index)).image();
    }

    /** Returns the embeddings of pictures without the patch. */
    double[][] cleanEmbeddings(PairSet pictures) {
        return IntStream.range(0, pictures.size())
                .mapToObj(index -> tower.embed(picture(pictures, index)))
                .toArray(double[][]::new);
    }

    /** Returns −log of the softmax at one position; logits are cosines times the scale. */
    double crossEntropy(double[] row, double[][] keys, int place) {
        double[] logits =
                Arrays.stream(keys)
                        .mapToDouble(key -> tower.scale() * PlainTower.dot(row, key))
                        .toArray();
        return Math.log(Arrays.stream(logits).map(Math::exp).sum()) - logits[place];
    }

    /** Returns the mean of two cross-entropies: of rows among keys, and of keys among rows. */
    double clip(double[][] rows, double[][] keys) {
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += crossEntropy(rows[i], keys, i) + crossEntropy(keys[i], rows, i);
        }
        return sum / rows.length / 2;
    }
}
