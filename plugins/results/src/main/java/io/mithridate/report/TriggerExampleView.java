package io.mithridate.report;

import io.mithridate.api.data.Image;
import io.mithridate.results.Samples.TriggerSample;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A training pair with and without the trigger.
 *
 * @param sample the pair
 * @param difference the difference between the two pictures
 * @param measured the values measured when the trigger was created, e.g. {@code psnr 31.42}; often
 *     empty
 */
public record TriggerExampleView(TriggerSample sample, Difference difference, String measured) {

    static TriggerExampleView of(TriggerSample sample) {
        return new TriggerExampleView(
                sample,
                Difference.of(sample.clean(), sample.triggered()),
                sample.measured().entrySet().stream()
                        .map(
                                entry ->
                                        String.format(
                                                Locale.ROOT,
                                                "%s %.4g",
                                                entry.getKey(),
                                                entry.getValue()))
                        .collect(Collectors.joining(", ")));
    }

    /**
     * The difference between two pictures.
     *
     * @param image the absolute difference of each channel, multiplied by the factor
     * @param factor the largest integer from 1 to 255 with which no difference exceeds 255; 1 if
     *     the pictures are equal
     */
    public record Difference(Image image, int factor) {

        private static final int MAX = 255;

        static Difference of(Image clean, Image triggered) {
            byte[] before = clean.rgb();
            byte[] after = triggered.rgb();
            int[] differences = new int[before.length];
            int largest = 0;
            for (int i = 0; i < before.length; i++) {
                differences[i] =
                        Math.abs(Byte.toUnsignedInt(after[i]) - Byte.toUnsignedInt(before[i]));
                largest = Math.max(largest, differences[i]);
            }
            int factor = largest == 0 ? 1 : MAX / largest;
            byte[] amplified = new byte[before.length];
            for (int i = 0; i < amplified.length; i++) {
                amplified[i] = (byte) (factor * differences[i]);
            }
            return new Difference(new Image(clean.width(), clean.height(), amplified), factor);
        }
    }
}
