package io.mithridate.attacks.steganography;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The legibility and the visibility of a secret in stamped pictures.
 *
 * @param pictures the number of pictures measured
 * @param bitAccuracy the fraction of bits that the decoder reads correctly, over all pictures and
 *     bits
 * @param signalToNoise the peak signal-to-noise ratio for the mean squared error over all pictures,
 *     in decibels
 */
record Legibility(int pictures, double bitAccuracy, double signalToNoise) {

    private static final double WHITE = 255;

    /**
     * Measures the legibility and the visibility of a secret.
     *
     * @param clean the pictures before stamping
     * @param stamped the same pictures with the secret
     * @param logits the decoder's output for each stamped picture
     */
    static Legibility measure(
            List<Image> clean, List<Image> stamped, List<float[]> logits, SecretBits secret) {
        long correctBits = 0;
        for (float[] pictureLogits : logits) {
            correctBits += secret.countCorrect(pictureLogits);
        }
        double squaredError = 0;
        long values = 0;
        for (int i = 0; i < clean.size(); i++) {
            byte[] before = clean.get(i).rgb();
            byte[] after = stamped.get(i).rgb();
            for (int k = 0; k < before.length; k++) {
                double difference = Byte.toUnsignedInt(after[k]) - Byte.toUnsignedInt(before[k]);
                squaredError += difference * difference;
            }
            values += before.length;
        }
        return new Legibility(
                clean.size(),
                (double) correctBits / (clean.size() * (long) secret.count()),
                10 * Math.log10(WHITE * WHITE * values / squaredError));
    }

    /** Returns the measurements by name, as stored in an attack's state. */
    Map<String, Double> measurements() {
        return Map.of("bit-accuracy", bitAccuracy, "psnr", signalToNoise);
    }

    /**
     * Rejects networks that do not reach the required values.
     *
     * @throws IllegalStateException if a measurement is below its required value; the message
     *     contains both values
     */
    void require(Bars bars) {
        if (bitAccuracy >= bars.bitAccuracy() && signalToNoise >= bars.signalToNoise()) {
            return;
        }
        throw new IllegalStateException(
                String.format(
                        Locale.ROOT,
                        "ssba's networks fall short: bit accuracy %.3f (at least %.2f is needed),"
                                + " peak signal-to-noise ratio %.1f dB (at least %.0f dB), on %d"
                                + " pictures that were held back; more steps help both, fewer bits"
                                + " or a larger amplitude the first, a smaller amplitude the"
                                + " second",
                        bitAccuracy,
                        bars.bitAccuracy(),
                        signalToNoise,
                        bars.signalToNoise(),
                        pictures));
    }

    /**
     * The minimum values that networks must reach, so that triggers that are illegible or visible
     * are never stored.
     *
     * @param bitAccuracy the minimum fraction of correctly read bits
     * @param signalToNoise the minimum peak signal-to-noise ratio, in decibels
     */
    record Bars(double bitAccuracy, double signalToNoise) {

        /** The values used in every experiment; our choice. */
        static final Bars USUAL = new Bars(0.95, 30);
    }
}
