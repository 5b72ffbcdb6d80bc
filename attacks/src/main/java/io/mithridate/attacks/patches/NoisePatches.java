package io.mithridate.attacks.patches;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import java.util.random.RandomGenerator;

/**
 * Patches of normal noise, of standard deviation 1 around a picture's mean colour.
 *
 * @param size the patch's side, in pixels
 * @param wraps whether values outside of the grey levels wrap around instead of being clipped
 */
record NoisePatches(int size, boolean wraps) implements PatchStamper.Source {

    @Override
    public Image patch(Image image, Seed seed) {
        float[] means = means(image);
        RandomGenerator random = seed.at("patch-noise").generator();
        Image patch = Image.black(size, size);
        byte[] rgb = patch.rgb();
        for (int i = 0; i < rgb.length; i++) {
            float value = means[i % Image.CHANNELS] + (float) random.nextGaussian();
            rgb[i] = wraps ? GreyLevels.wrapped(value) : GreyLevels.clipped(value);
        }
        return patch;
    }

    /** The mean of each channel, from 0 to 1. */
    static float[] means(Image image) {
        byte[] rgb = image.rgb();
        long red = 0;
        long green = 0;
        long blue = 0;
        for (int i = 0; i < rgb.length; i += Image.CHANNELS) {
            red += rgb[i] & 0xFF;
            green += rgb[i + 1] & 0xFF;
            blue += rgb[i + 2] & 0xFF;
        }
        double whole = 255.0 * image.width() * image.height();
        return new float[] {(float) (red / whole), (float) (green / whole), (float) (blue / whole)};
    }
}
