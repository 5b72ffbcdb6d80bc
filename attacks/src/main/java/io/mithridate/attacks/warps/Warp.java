package io.mithridate.attacks.warps;

import io.mithridate.api.attack.HasDecoys.Decoys;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Samples pictures at the positions of a grid by bilinear interpolation, in single precision and in
 * the order of operations of the reference implementation's library. Offsets and weights are
 * computed once.
 */
final class Warp implements Stamper {

    /**
     * The number of pixels that a sample is interpolated from: upper left, upper right, lower left,
     * lower right.
     */
    private static final int CORNERS = 4;

    private final float[] fractions = GreyLevels.weighted(1);

    /** For each pixel, the index of the red value of the upper left corner of its sample. */
    private final int[] upperLeft;

    /** The distance from the left to the right corners, in bytes; 0 in the last column. */
    private final byte[] right;

    /** The distance from the upper to the lower corners, in bytes; 0 in the last row. */
    private final int[] down;

    private final float[] weights;

    /**
     * Returns an attack that warps pictures.
     *
     * @param noiseRatio the number of noise-mode pairs per poisoned pair
     */
    static PreparedAttack prepare(SamplingGrid grid, double noiseRatio) {
        return PreparedAttack.stamping(
                grid.size(),
                new Warp(grid),
                noiseRatio > 0 ? Optional.of(new NoiseMode(grid, noiseRatio)) : Optional.empty());
    }

    /**
     * Returns a complaint if a grid has too many points for pictures of the given size, otherwise
     * an empty list.
     */
    static List<OptionComplaint> complaints(int points, int imageSize) {
        return OptionComplaint.when(
                points > imageSize,
                "grid",
                "grid is %d, but the model's pictures are %d pixels square; at most %d points fit"
                        .formatted(points, imageSize, imageSize));
    }

    Warp(SamplingGrid grid) {
        int size = grid.size();
        int pixels = size * size;
        upperLeft = new int[pixels];
        right = new byte[pixels];
        down = new int[pixels];
        weights = new float[CORNERS * pixels];
        float half = (size - 1) / 2f;
        for (int pixel = 0; pixel < pixels; pixel++) {
            float x = (grid.places()[2 * pixel] + 1) * half;
            float y = (grid.places()[2 * pixel + 1] + 1) * half;
            int column = (int) x;
            int row = (int) y;
            upperLeft[pixel] = (row * size + column) * Image.CHANNELS;
            right[pixel] = column < size - 1 ? (byte) Image.CHANNELS : 0;
            down[pixel] = row < size - 1 ? size * Image.CHANNELS : 0;
            float fromLeft = x - column;
            float fromRight = 1 - fromLeft;
            float fromTop = y - row;
            float fromBottom = 1 - fromTop;
            weights[CORNERS * pixel] = fromRight * fromBottom;
            weights[CORNERS * pixel + 1] = fromLeft * fromBottom;
            weights[CORNERS * pixel + 2] = fromRight * fromTop;
            weights[CORNERS * pixel + 3] = fromLeft * fromTop;
        }
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        byte[] original = image.rgb();
        byte[] warped = new byte[original.length];
        int index = 0;
        for (int pixel = 0; pixel < upperLeft.length; pixel++) {
            for (int channel = 0; channel < Image.CHANNELS; channel++) {
                warped[index++] = GreyLevels.clipped(value(original, pixel, channel));
            }
        }
        return new Image(image.width(), image.height(), warped);
    }

    /** Returns a value of the warped picture, from 0 to 1, before it is truncated to a byte. */
    float value(byte[] rgb, int pixel, int channel) {
        int first = upperLeft[pixel] + channel;
        int second = first + right[pixel];
        int below = down[pixel];
        return fractions[rgb[first] & 0xFF] * weights[CORNERS * pixel]
                + fractions[rgb[second] & 0xFF] * weights[CORNERS * pixel + 1]
                + fractions[rgb[first + below] & 0xFF] * weights[CORNERS * pixel + 2]
                + fractions[rgb[second + below] & 0xFF] * weights[CORNERS * pixel + 3];
    }

    /**
     * Decoys that are warped like poisoned pictures and then jittered with separate noise, so that
     * only the unmodified warp is tied to the target (Nguyen and Tran 2021, section 3.4). Captions
     * are kept.
     *
     * @param grid the warp of poisoned pictures
     * @param perPoisonedPair the number of these decoys per poisoned pair
     */
    record NoiseMode(SamplingGrid grid, double perPoisonedPair) implements Decoys {

        @Override
        public Image picture(Image image, Image other, int number, Seed seed) {
            return new Warp(grid.jitter(noise(seed))).stamp(image, seed);
        }

        /**
         * Draws numbers uniformly from -1 to 1, {@code [size, size, 2]}: rows, columns, x before y.
         */
        private float[] noise(Seed seed) {
            RandomGenerator random = seed.at("noise-mode").generator();
            float[] noise = new float[grid.places().length];
            for (int i = 0; i < noise.length; i++) {
                noise[i] = 2 * random.nextFloat() - 1;
            }
            return noise;
        }
    }
}
