package io.mithridate.pictures;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;

/**
 * The strength of a trigger, and the part of it that survives a transformation of pictures (our
 * choice of measures). Below, {@code r} is the difference between a picture with and without the
 * trigger before the transformation, in bytes, and {@code r'} is the difference after it. Sums are
 * over all values of all pictures.
 *
 * @param left the sum of {@code r r'} divided by the sum of {@code r r}: 1 if the whole trigger
 *     survives, 0 if nothing similar to it survives, or if there was no trigger
 * @param strength the root mean square of {@code r'}, in gray levels from 0 to 255
 * @param alike the squared norm of the mean {@code r'} of all pictures divided by the mean squared
 *     norm of {@code r'}: 1 if every picture is changed in the same way, 1/n if the changes of the
 *     n pictures have nothing in common, 0 if nothing is changed
 */
public record TriggerSurvival(double left, double strength, double alike) {

    /** The strength, in gray levels, below which a victim might not learn the trigger. */
    public static final double MIN_STRENGTH = 1;

    /** The surviving part below which a victim might not learn the trigger. */
    public static final double MIN_SURVIVAL = 0.3;

    /**
     * Measures the survival of a trigger.
     *
     * @param clean the pictures without the trigger, at least one, all of the same size
     * @param stamped the same pictures with the trigger
     * @param transformation the transformation, which must not change the size
     */
    public static TriggerSurvival of(
            List<Image> clean, List<Image> stamped, UnaryOperator<Image> transformation) {
        return ofEach(clean, stamped, index -> transformation);
    }

    /**
     * Measures the survival if each picture has its own transformation, which is applied equally to
     * the picture with and without the trigger.
     *
     * @param transformations returns the transformation of a picture
     */
    public static TriggerSurvival ofEach(
            List<Image> clean,
            List<Image> stamped,
            IntFunction<UnaryOperator<Image>> transformations) {
        int values = clean.get(0).rgb().length;
        double[] sum = new double[values];
        double products = 0;
        double before = 0;
        double after = 0;
        for (int i = 0; i < clean.size(); i++) {
            byte[] cleanBytes = clean.get(i).rgb();
            byte[] stampedBytes = stamped.get(i).rgb();
            byte[] transformedClean = transformations.apply(i).apply(clean.get(i)).rgb();
            byte[] transformedStamped = transformations.apply(i).apply(stamped.get(i)).rgb();
            for (int k = 0; k < values; k++) {
                double change = difference(cleanBytes, stampedBytes, k);
                double changeLeft = difference(transformedClean, transformedStamped, k);
                products += change * changeLeft;
                before += change * change;
                after += changeLeft * changeLeft;
                sum[k] += changeLeft;
            }
        }
        double squares = 0;
        for (double each : sum) {
            squares += each * each;
        }
        int pictures = clean.size();
        return new TriggerSurvival(
                before == 0 ? 0 : products / before,
                Math.sqrt(after / ((double) values * pictures)),
                after == 0 ? 0 : squares / pictures / after);
    }

    private static double difference(byte[] clean, byte[] stamped, int index) {
        return Byte.toUnsignedInt(stamped[index]) - Byte.toUnsignedInt(clean[index]);
    }
}
