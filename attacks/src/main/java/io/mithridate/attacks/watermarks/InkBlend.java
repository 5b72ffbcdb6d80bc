package io.mithridate.attacks.watermarks;

import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;
import java.util.stream.IntStream;

/** Blends a pattern with pictures where it is not zero, channel by channel. */
final class InkBlend implements Stamper {

    private final int[] inked;
    private final float[] added;
    private final float[] kept;

    /**
     * A blend.
     *
     * @param pattern fractions of 255, interleaved; a whole picture
     * @param share the pattern's where it is not zero, from 0 to 1
     */
    InkBlend(float[] pattern, double share) {
        float weight = (float) share;
        inked = IntStream.range(0, pattern.length).filter(i -> pattern[i] != 0).toArray();
        added = new float[inked.length];
        for (int i = 0; i < inked.length; i++) {
            added[i] = weight * pattern[inked[i]];
        }
        kept = GreyLevels.weighted((float) (1 - share));
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        Image stamped = image.copy();
        byte[] rgb = stamped.rgb();
        for (int i = 0; i < inked.length; i++) {
            int at = inked[i];
            rgb[at] = GreyLevels.clipped(added[i] + kept[rgb[at] & 0xFF]);
        }
        return stamped;
    }
}
