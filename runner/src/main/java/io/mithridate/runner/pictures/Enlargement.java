package io.mithridate.runner.pictures;

import io.mithridate.api.data.Image;

/** Enlarges pictures so that single pixels are visible. */
public final class Enlargement {

    private Enlargement() {}

    /**
     * Returns the picture with each pixel repeated in both directions.
     *
     * @param times the factor, at least 1
     */
    public static Image of(Image image, int times) {
        Image large = Image.black(image.width() * times, image.height() * times);
        for (int y = 0; y < large.height(); y++) {
            for (int x = 0; x < large.width(); x++) {
                System.arraycopy(
                        image.rgb(),
                        image.offset(x / times, y / times),
                        large.rgb(),
                        large.offset(x, y),
                        Image.CHANNELS);
            }
        }
        return large;
    }
}
