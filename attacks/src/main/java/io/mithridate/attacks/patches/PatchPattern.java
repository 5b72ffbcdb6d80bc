package io.mithridate.attacks.patches;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/** The content of a patch. */
public enum PatchPattern {
    /** Independent uniform bytes. */
    RANDOM {
        @Override
        Image draw(int size, RandomGenerator random) {
            byte[] rgb = new byte[size * size * Image.CHANNELS];
            random.nextBytes(rgb);
            return new Image(size, size, rgb);
        }
    },
    /** Alternating white and black pixels, with white in the upper left corner. */
    CHECKERBOARD {
        @Override
        Image draw(int size, RandomGenerator random) {
            Image patch = Image.black(size, size);
            for (int y = 0; y < size; y++) {
                for (int x = y % 2; x < size; x += 2) {
                    paint(patch, x, y, FULL_WHITE);
                }
            }
            return patch;
        }
    },
    /** Full red and green, no blue. */
    YELLOW {
        @Override
        Image draw(int size, RandomGenerator random) {
            return plain(size, FULL_YELLOW);
        }
    },
    /** Plain white. */
    WHITE {
        @Override
        Image draw(int size, RandomGenerator random) {
            return plain(size, FULL_WHITE);
        }
    },
    /** Black with a white pixel wherever both row and column are even. */
    DOTS {
        @Override
        Image draw(int size, RandomGenerator random) {
            Image patch = Image.black(size, size);
            for (int y = 0; y < size; y += 2) {
                for (int x = 0; x < size; x += 2) {
                    paint(patch, x, y, FULL_WHITE);
                }
            }
            return patch;
        }
    };

    private static final int FULL_WHITE = 0xFFFFFF;
    private static final int FULL_YELLOW = 0xFFFF00;

    /** Draws the patch; fixed patterns do not use the generator. */
    abstract Image draw(int size, RandomGenerator random);

    private static Image plain(int size, int color) {
        Image patch = Image.black(size, size);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                paint(patch, x, y, color);
            }
        }
        return patch;
    }

    private static void paint(Image patch, int x, int y, int color) {
        int offset = patch.offset(x, y);
        patch.rgb()[offset] = (byte) (color >> 16);
        patch.rgb()[offset + 1] = (byte) (color >> 8);
        patch.rgb()[offset + 2] = (byte) color;
    }
}
