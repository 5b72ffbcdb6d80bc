package io.mithridate.attacks.steganography;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The legibility of a secret in stamped pictures, and its visibility.
 *
 * @param pictures on how many it was measured
 * @param bitAccuracy the share of bits that the decoder reads right, over all pictures and bits
 * @param signalToNoise the peak signal-to-noise ratio of the mean squared error over all pictures,
 *     in decibels
 */
record Legibility(int pictures, double bitAccuracy, double signalToNoise) {

    private static final double WHITE = 255;

    /**
     * Measures.
     *
     * @param clean the pictures before
     * @param stamped the same with the secret
     * @param logits what the decoder reads off each stamped picture
     */
    static Legibility of(
            List<Image> clean, List<Image> stamped, List<float[]> logits, SecretBits secret) {
        long found = 0;
        for (float[] read : logits) {
            found += secret.found(read);
        }
        double squares = 0;
        long values = 0;
        for (int i = 0; i < clean.size(); i++) {
            byte[] before = clean.get(i).rgb();
            byte[] after = stamped.get(i).rgb();
            for (int k = 0; k < before.length; k++) {
                double moved = Byte.toUnsignedInt(after[k]) - Byte.toUnsignedInt(before[k]);
                squares += moved * moved;
            }
            values += before.length;
        }
        return new Legibility(
                clean.size(),
                (double) found / (clean.size() * (long) secret.count()),
                10 * Math.log10(WHITE * WHITE * values / squares));
    }

    /** The numbers by name, as an attack's state keeps them. */
    Map<String, Double> measurements() {
        return Map.of("bit-accuracy", bitAccuracy, "psnr", signalToNoise);
    }

    /**
     * Refuses networks that fall short.
     *
     * @throws IllegalStateException if a number is below its bar; the message has both
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
     * The values that networks have to reach, so that no trigger is stored that cannot be read, or
     * is seen.
     *
     * @param bitAccuracy the least share of bits that are read right
     * @param signalToNoise the least peak signal-to-noise ratio, in decibels
     */
    record Bars(double bitAccuracy, double signalToNoise) {

        /** Those of every experiment; our choice. */
        static final Bars USUAL = new Bars(0.95, 30);
    }
}
