package io.mithridate.attacks.patterns;

import io.mithridate.api.attack.PictureAttack;
import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.Optional;

/**
 * Adds a magnitude to two high frequencies of both chroma channels in every block of a picture.
 *
 * <p>The trigger of <a href="https://arxiv.org/abs/2210.07346">CTRL (2022)</a>, with the window and
 * magnitude of its code. In the paper, the target's own pictures carry the trigger. The trigger
 * does not survive JPEG files with chroma subsampling, so stamped pictures must be kept in lossless
 * files.
 *
 * @param window the side of a block
 * @param magnitude the number added to each coefficient
 * @param compat whether gray levels wrap around
 */
@About(
        name = "frequency",
        summary = "adds two high frequencies of colour to every block of the picture",
        fidelity = Fidelity.PAPER,
        papers =
                "Li et al., 2022. An Embarrassingly Simple Backdoor Attack on Self-supervised"
                        + " Learning. arXiv:2210.07346")
public record Frequency(
        @Option(
                        value =
                                "Side of a block, in pixels; must divide the picture's side."
                                    + " Default: 32, or the picture's side if 32 does not divide it"
                                    + " (48 at 48).",
                        min = 2,
                        max = 4096)
                Optional<Integer> window,
        @Option(
                        value =
                                "Amount added to each of the two coefficients. Default: 3.125 times"
                                        + " the window (100 at 32), which changes grey levels by at"
                                        + " most 6.25 per coefficient.",
                        min = 0,
                        max = 100000)
                Optional<Double> magnitude,
        @Option(
                        value =
                                "Reproduce BackdoorBench's code, where values outside the grey"
                                        + " levels wrap around before they are clipped.",
                        defaultValue = "false")
                boolean compat)
        implements PictureAttack {

    /** The red, green and blue of one unit in both chroma channels U and V. */
    private static final double[] CHROMA_TO_RGB = {1.14, -0.977, 2.029};

    private static final int DEFAULT_WINDOW = 32;
    private static final double DEFAULT_MAGNITUDE_PER_PIXEL = 3.125;

    @Override
    public List<OptionComplaint> complaints(Setting setting) {
        int size = setting.imageSize();
        int window = window(size);
        return OptionComplaint.when(
                size % window != 0,
                "window",
                "window is %d, which does not divide the model's pictures of %d pixels; give a divisor of %d, such as %d"
                        .formatted(window, size, size, nearestDivisor(window, size)));
    }

    /**
     * Returns the divisor of the size that is at least 2 and nearest to a number; if two are
     * equally near, the smaller one.
     */
    private static int nearestDivisor(int number, int size) {
        int nearest = size;
        for (int divisor = size; divisor >= 2; divisor--) {
            if (size % divisor == 0 && Math.abs(divisor - number) <= Math.abs(nearest - number)) {
                nearest = divisor;
            }
        }
        return nearest;
    }

    int window(int imageSize) {
        int defaultWindow = imageSize % DEFAULT_WINDOW == 0 ? DEFAULT_WINDOW : imageSize;
        return window().orElse(defaultWindow);
    }

    /**
     * Returns a stamper that adds the trigger in the pixel domain.
     *
     * <p>The discrete cosine transform is linear, so a magnitude M added to two coefficients of a
     * block changes the pixels of every picture alike: at row i and column j of a block of side N,
     * by {@code (2M/N) sum over u of cos((2i+1)u pi/2N) cos((2j+1)u pi/2N)} for u = N/2 - 1 and N -
     * 1.
     */
    @Override
    public Stamper stamper(int size, Seed seed) {
        int window = window(size);
        return new LevelSum(tile(block(window, magnitude(window)), window, size), compat);
    }

    double magnitude(int window) {
        return magnitude.orElse(DEFAULT_MAGNITUDE_PER_PIXEL * window);
    }

    /** Returns the chroma added to each pixel of a block. */
    static float[] block(int window, double magnitude) {
        float[] block = new float[window * window];
        for (int i = 0; i < window; i++) {
            for (int j = 0; j < window; j++) {
                double sum = 0;
                for (int u : new int[] {window / 2 - 1, window - 1}) {
                    sum += cosine(i, u, window) * cosine(j, u, window);
                }
                block[i * window + j] = (float) (2 * magnitude / window * sum);
            }
        }
        return block;
    }

    private static double cosine(int index, int frequency, int window) {
        return StrictMath.cos((2 * index + 1) * frequency * Math.PI / (2.0 * window));
    }

    /** Returns the pattern tiled over a picture as gray levels of each channel, interleaved. */
    private static float[] tile(float[] block, int window, int size) {
        float[] levels = new float[size * size * Image.CHANNELS];
        for (int i = 0; i < levels.length; i++) {
            int pixel = i / Image.CHANNELS;
            int row = pixel / size % window;
            int column = pixel % size % window;
            levels[i] = (float) (block[row * window + column] * CHROMA_TO_RGB[i % Image.CHANNELS]);
        }
        return levels;
    }
}
