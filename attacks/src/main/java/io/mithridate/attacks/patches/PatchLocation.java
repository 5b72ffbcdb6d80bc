package io.mithridate.attacks.patches;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/** The place of a patch on a square picture. */
public enum PatchLocation {
    /** Flush with the bottom and the right edge. */
    BOTTOM_RIGHT {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(free, free));
        }
    },
    /** Flush with the bottom and the left edge. */
    BOTTOM_LEFT {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(0, free));
        }
    },
    /** Flush with the top and the left edge. */
    TOP_LEFT {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(0, 0));
        }
    },
    /** Flush with the top and the right edge. */
    TOP_RIGHT {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(free, 0));
        }
    },
    /** In the middle; half a pixel up and left of it where the rest is odd. */
    CENTER {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(free / 2, free / 2));
        }
    },
    /** In all four corners at once. */
    FOUR_CORNERS {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(
                    new Place(0, 0), new Place(free, 0), new Place(0, free), new Place(free, free));
        }

        @Override
        int largestPatch(int imageSize) {
            return imageSize / 2;
        }
    },
    /** Anywhere inside the picture with equal chance, drawn for each picture from its own seed. */
    RANDOM {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            RandomGenerator random = seed.at("patch-location").generator();
            return List.of(new Place(random.nextInt(choices), random.nextInt(choices)));
        }
    };

    /**
     * The upper left corners of the patch.
     *
     * @param free side of the picture less that of the patch, in pixels; at least 0
     * @param choices from how many places along each axis a random one is drawn, at most {@code
     *     free + 1}
     * @param seed the picture's seed
     */
    abstract List<Place> places(int free, int choices, Seed seed);

    /** The largest patch that fits without covering itself, in pixels. */
    int largestPatch(int imageSize) {
        return imageSize;
    }

    /**
     * A pixel of a picture.
     *
     * @param x from the left
     * @param y from the top
     */
    record Place(int x, int y) {

        /** Pastes a patch whose upper left corner comes here. */
        void paste(Image patch, Image onto) {
            int rowLength = patch.width() * Image.CHANNELS;
            for (int row = 0; row < patch.height(); row++) {
                System.arraycopy(
                        patch.rgb(),
                        patch.offset(0, row),
                        onto.rgb(),
                        onto.offset(x, y + row),
                        rowLength);
            }
        }
    }
}
