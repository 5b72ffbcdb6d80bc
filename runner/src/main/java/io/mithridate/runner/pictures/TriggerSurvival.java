package io.mithridate.runner.pictures;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The strength of a trigger, and what is left of it after pictures went through something that
 * changes them (our choice of numbers). Differences are taken in bytes, over all values of all
 * pictures: {@code r} before, {@code r'} after.
 *
 * @param left the sum of {@code r r'} through that of {@code r r}: 1 where all of the trigger is
 *     left, 0 where nothing that resembles it is, or where there was none
 * @param strength the root mean square of {@code r'}, in grey levels of 255
 * @param alike the size of the mean {@code r'} of all pictures through their mean size, both
 *     squared: 1 where each picture is changed alike, 1/n where the n changes have nothing in
 *     common, 0 where nothing is changed
 */
public record TriggerSurvival(double left, double strength, double alike) {

    /** A trigger that changes pictures by less than this may not be seen, in grey levels. */
    public static final double FAINT = 1;

    /** Of a trigger of which less is left, a victim may learn nothing. */
    public static final double LITTLE = 0.3;

    /**
     * Measures.
     *
     * @param clean at least one picture; all have one size
     * @param stamped the same pictures with the trigger
     * @param passage what pictures go through; it gives pictures of the same size
     */
    public static TriggerSurvival of(
            List<Image> clean, List<Image> stamped, UnaryOperator<Image> passage) {
        return ofEach(clean, stamped, index -> passage);
    }

    /**
     * Measures where each picture goes through something of its own: what is drawn is drawn alike
     * for the picture without the trigger and the one with it.
     *
     * @param passages gives what a picture goes through
     */
    public static TriggerSurvival ofEach(
            List<Image> clean, List<Image> stamped, IntFunction<UnaryOperator<Image>> passages) {
        int values = clean.get(0).rgb().length;
        double[] sum = new double[values];
        double together = 0;
        double before = 0;
        double after = 0;
        for (int i = 0; i < clean.size(); i++) {
            byte[] from = clean.get(i).rgb();
            byte[] to = stamped.get(i).rgb();
            byte[] passedFrom = passages.apply(i).apply(clean.get(i)).rgb();
            byte[] passedTo = passages.apply(i).apply(stamped.get(i)).rgb();
            for (int k = 0; k < values; k++) {
                double change = difference(from, to, k);
                double left = difference(passedFrom, passedTo, k);
                together += change * left;
                before += change * change;
                after += left * left;
                sum[k] += left;
            }
        }
        double squares = 0;
        for (double each : sum) {
            squares += each * each;
        }
        int pictures = clean.size();
        return new TriggerSurvival(
                before == 0 ? 0 : together / before,
                Math.sqrt(after / ((double) values * pictures)),
                after == 0 ? 0 : squares / pictures / after);
    }

    private static double difference(byte[] from, byte[] to, int index) {
        return Byte.toUnsignedInt(to[index]) - Byte.toUnsignedInt(from[index]);
    }
}
