package io.mithridate.attacks.quantisation;

import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.GreyLevels;

/** Takes each value to the nearest of a few levels, truncated to bytes. */
final class FewLevels implements Stamper {

    private final byte[] nearest = new byte[GreyLevels.COUNT];

    /**
     * Levels at equal distances from 0 to 255.
     *
     * @param levels how many, at least 2
     */
    FewLevels(int levels) {
        double steps = levels - 1;
        for (int value = 0; value < nearest.length; value++) {
            // Rounds ties to even, as the reference implementations' libraries do.
            nearest[value] = (byte) (int) (Math.rint(value / 255.0 * steps) / steps * 255);
        }
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        byte[] from = image.rgb();
        byte[] to = new byte[from.length];
        for (int i = 0; i < from.length; i++) {
            to[i] = nearest[from[i] & 0xFF];
        }
        return new Image(image.width(), image.height(), to);
    }
}
