package io.mithridate.attacks.frequencies;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import java.util.List;

/**
 * Two high frequencies along the diagonal of a block: what a magnitude, added to two coefficients
 * of a block's discrete cosine transform, adds to its pixels. The transform is linear, so this is
 * the same for every picture.
 *
 * @param window the block's side N, in pixels
 * @param values {@code [N, N]}: {@code (2M/N) sum over u of cos((2i+1)u pi/2N) cos((2j+1)u pi/2N)}
 *     for u = N/2 - 1 and N - 1
 */
@SuppressWarnings("ArrayRecordComponent") // made or restored once, read alone
record ChromaPattern(int window, float[] values) {

    /** What a unit of both chroma channels U and V is in red, green and blue. */
    private static final double[] COLOUR = {1.14, -0.977, 2.029};

    /** The pattern of a magnitude M. */
    static ChromaPattern of(int window, double magnitude) {
        float[] values = new float[window * window];
        for (int i = 0; i < window; i++) {
            for (int j = 0; j < window; j++) {
                double sum = 0;
                for (int u : new int[] {window / 2 - 1, window - 1}) {
                    sum += cosine(i, u, window) * cosine(j, u, window);
                }
                values[i * window + j] = (float) (2 * magnitude / window * sum);
            }
        }
        return new ChromaPattern(window, values);
    }

    private static double cosine(int index, int frequency, int window) {
        return StrictMath.cos((2 * index + 1) * frequency * Math.PI / (2.0 * window));
    }

    /** As an attack's state keeps it. */
    NumberArray stored() {
        return new NumberArray(List.of(window, window), values);
    }

    /** The pattern in every block of a picture, in the grey levels of each channel; interleaved. */
    float[] tiled(int imageSize) {
        float[] levels = new float[imageSize * imageSize * Image.CHANNELS];
        for (int i = 0; i < levels.length; i++) {
            int pixel = i / Image.CHANNELS;
            int row = pixel / imageSize % window;
            int column = pixel % imageSize % window;
            levels[i] = (float) (values[row * window + column] * COLOUR[i % Image.CHANNELS]);
        }
        return levels;
    }
}
