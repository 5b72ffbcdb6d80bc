package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.awt.Color;

/**
 * Turns the hue of every colour and leaves saturation and value alone.
 *
 * @param turn as a share of the whole circle
 */
record Hue(double turn) {

    /** The picture with other hues. */
    Image apply(Image image) {
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        float[] hsv = new float[Image.CHANNELS];
        for (int i = 0; i < from.length; i += Image.CHANNELS) {
            Color.RGBtoHSB(from[i] & 0xFF, from[i + 1] & 0xFF, from[i + 2] & 0xFF, hsv);
            int rgb = Color.HSBtoRGB((float) (hsv[0] + turn), hsv[1], hsv[2]);
            to[i] = (byte) (rgb >> 16);
            to[i + 1] = (byte) (rgb >> 8);
            to[i + 2] = (byte) rgb;
        }
        return new Image(image.width(), image.height(), to);
    }
}
