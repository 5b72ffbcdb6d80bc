package io.mithridate.attacks.patches;

import io.mithridate.api.attack.Stamper;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;

/** Pastes patches at a location. */
public final class PatchStamper implements Stamper {

    private final Source source;
    private final PatchLocation location;
    private final int free;
    private final int choices;

    private PatchStamper(Source source, PatchLocation location, int free, int choices) {
        this.source = source;
        this.location = location;
        this.free = free;
        this.choices = choices;
    }

    /**
     * Creates a stamper that pastes the same patch on every picture.
     *
     * @throws IllegalArgumentException if the patch is larger than the pictures
     */
    public static PatchStamper fixed(Image patch, PatchLocation location, int imageSize) {
        int free = freePixels(patch.width(), location, imageSize);
        return new PatchStamper((image, seed) -> patch, location, free, free + 1);
    }

    /**
     * Creates a stamper that draws a patch for each picture and may use every position.
     *
     * @throws IllegalArgumentException if the patch is larger than the pictures
     */
    public static PatchStamper drawn(
            Source source, int size, PatchLocation location, int imageSize) {
        int free = freePixels(size, location, imageSize);
        return new PatchStamper(source, location, free, free + 1);
    }

    /**
     * Creates a stamper that draws a patch for each picture and uses the positions of CleanCLIP's
     * code: a random position never touches the last row or column.
     *
     * @throws IllegalArgumentException if the patch is larger than the pictures
     */
    public static PatchStamper drawnAsInCleanClip(
            Source source, int size, PatchLocation location, int imageSize) {
        int free = freePixels(size, location, imageSize);
        return new PatchStamper(source, location, free, Math.max(1, free));
    }

    private static int freePixels(int size, PatchLocation location, int imageSize) {
        if (size > location.largestPatch(imageSize)) {
            throw new IllegalArgumentException(
                    "a patch of %d pixels does not fit pictures of %d pixels at %s"
                            .formatted(size, imageSize, location));
        }
        return imageSize - size;
    }

    @Override
    public Image stamp(Image image, Seed seed) {
        Image patch = source.patch(image, seed);
        Image stamped = image.copy();
        for (PatchLocation.Place place : location.places(free, choices, seed)) {
            place.paste(patch, stamped);
        }
        return stamped;
    }

    /** The source of a picture's patch. */
    @FunctionalInterface
    public interface Source {

        /** Returns the square patch for a picture. */
        Image patch(Image image, Seed seed);
    }
}
