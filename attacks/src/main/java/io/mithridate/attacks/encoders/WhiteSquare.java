package io.mithridate.attacks.encoders;

import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.Arrays;

/**
 * A white square one pixel from the lower right corner.
 *
 * @param side in pixels
 */
record WhiteSquare(int side) implements Stamper {

    private static final int MARGIN = 1;

    /** The largest square on pictures of a size. */
    static int largest(int imageSize) {
        return imageSize - MARGIN;
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        Image stamped = image.copy();
        int from = image.width() - MARGIN - side;
        for (int y = from; y < from + side; y++) {
            int start = stamped.offset(from, y);
            Arrays.fill(stamped.rgb(), start, start + side * Image.CHANNELS, (byte) 255);
        }
        return stamped;
    }
}
