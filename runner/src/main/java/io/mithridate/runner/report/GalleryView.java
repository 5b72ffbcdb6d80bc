package io.mithridate.runner.report;

import io.mithridate.api.data.Image;
import io.mithridate.runner.results.TriggerSample;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A training pair without and with the trigger.
 *
 * @param attack the attack
 * @param clean the clean picture, as a data URI
 * @param triggered the triggered picture, as a data URI
 * @param difference their amplified difference, as a data URI
 * @param factor by how much the difference is amplified: {@code × 4}
 * @param caption the pair's own caption
 * @param poisonedCaption the caption that would be trained on
 * @param measured what was measured while the trigger was made: {@code psnr 31.42}; often empty
 */
public record GalleryView(
        String attack,
        String clean,
        String triggered,
        String difference,
        String factor,
        String caption,
        String poisonedCaption,
        String measured) {

    static GalleryView of(TriggerSample sample) {
        Difference difference = Difference.of(sample.clean(), sample.triggered());
        return new GalleryView(
                sample.attack(),
                PictureUri.of(sample.clean()),
                PictureUri.of(sample.triggered()),
                PictureUri.of(difference.image()),
                "× " + difference.factor(),
                sample.caption(),
                sample.poisonedCaption(),
                sample.measured().entrySet().stream()
                        .map(GalleryView::text)
                        .collect(Collectors.joining(", ")));
    }

    private static String text(Map.Entry<String, Double> measured) {
        return String.format(Locale.ROOT, "%s %.4g", measured.getKey(), measured.getValue());
    }

    /**
     * How two pictures differ.
     *
     * @param image the absolute difference of each channel, times the factor
     * @param factor the largest whole number that does not drive the largest difference above 255,
     *     at most 255; 1 where nothing differs
     */
    record Difference(Image image, int factor) {

        private static final int LARGEST = 255;

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
            int factor = largest == 0 ? 1 : LARGEST / largest;
            byte[] amplified = new byte[before.length];
            for (int i = 0; i < amplified.length; i++) {
                amplified[i] = (byte) (factor * differences[i]);
            }
            return new Difference(new Image(clean.width(), clean.height(), amplified), factor);
        }
    }
}
