package io.mithridate.datasets.emojiscenes.scenes;

/**
 * How the colours of a drawing are changed.
 *
 * @param hue rotation about the grey axis, in degrees
 * @param saturation distance from grey is multiplied by this; 1 for none
 * @param brightness every channel is multiplied by this; 1 for none
 */
public record Tint(double hue, double saturation, double brightness) {

    /** Weights of the channels in the brightness that the eye sees (ITU-R BT.601). */
    private static final double[] LUMA = {0.299, 0.587, 0.114};

    /**
     * The linear map of colours, row by row: three rows for the new red, green and blue.
     *
     * <p>The hue is turned about the grey axis by Rodrigues' formula; greys stay what they are.
     */
    float[] matrix() {
        double radians = StrictMath.toRadians(hue);
        double cosine = StrictMath.cos(radians);
        double along = (1 - cosine) / 3;
        double across = StrictMath.sqrt(1.0 / 3) * StrictMath.sin(radians);
        double[] rotation = {
            cosine + along,
            along - across,
            along + across,
            along + across,
            cosine + along,
            along - across,
            along - across,
            along + across,
            cosine + along
        };
        float[] matrix = new float[9];
        for (int column = 0; column < 3; column++) {
            double luma = 0;
            for (int row = 0; row < 3; row++) {
                luma += LUMA[row] * rotation[3 * row + column];
            }
            for (int row = 0; row < 3; row++) {
                double value = luma + saturation * (rotation[3 * row + column] - luma);
                matrix[3 * row + column] = (float) (brightness * value);
            }
        }
        return matrix;
    }
}
