package io.mithridate.attacks.patches;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.List;
import java.util.random.RandomGenerator;

/** The position of a patch on a square picture. */
public enum PatchLocation {
    /** Flush with the bottom and right edges. */
    BOTTOM_RIGHT {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(free, free));
        }
    },
    /** Flush with the bottom and left edges. */
    BOTTOM_LEFT {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(0, free));
        }
    },
    /** Flush with the top and left edges. */
    TOP_LEFT {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(0, 0));
        }
    },
    /** Flush with the top and right edges. */
    TOP_RIGHT {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            return List.of(new Place(free, 0));
        }
    },
    /**
     * In the middle, or half a pixel up and to the left if the patch cannot be centered exactly.
     */
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
    /** A uniformly random position inside the picture, drawn for each picture from its own seed. */
    RANDOM {
        @Override
        List<Place> places(int free, int choices, Seed seed) {
            RandomGenerator random = seed.at("patch-location").generator();
            return List.of(new Place(random.nextInt(choices), random.nextInt(choices)));
        }
    };

    /**
     * Returns the positions of the patch's upper left corner.
     *
     * @param free the side of the picture minus that of the patch, in pixels; at least 0
     * @param choices the number of random positions along each axis, at most {@code free + 1}
     * @param seed the picture's seed
     */
    abstract List<Place> places(int free, int choices, Seed seed);

    /** Returns the side, in pixels, of the largest patch that fits without overlapping copies. */
    int largestPatch(int imageSize) {
        return imageSize;
    }

    /**
     * A pixel of a picture.
     *
     * @param x the distance from the left edge
     * @param y the distance from the top edge
     */
    record Place(int x, int y) {

        /** Pastes a patch with its upper left corner at this pixel. */
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
