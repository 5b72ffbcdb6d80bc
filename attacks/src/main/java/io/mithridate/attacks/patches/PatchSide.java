package io.mithridate.attacks.patches;

import io.mithridate.api.plugin.KebabCase;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.OptionComplaint;
import java.util.List;
import java.util.Optional;

/**
 * The side of a square patch, given in pixels or as a fraction of the picture's side. The default
 * is the value that papers use for the picture's size.
 *
 * @param patchSize the side in pixels
 * @param patchShare the side as a fraction of the picture's side
 */
public record PatchSide(
        @Option(
                        value =
                                "Side of the square patch, in pixels of the model's input. Default:"
                                    + " an eighth of the picture's side below 100 pixels (4 at 32,"
                                    + " 6 at 48), otherwise a fourteenth (16 at 224).",
                        min = 1,
                        max = 4096)
                Optional<Integer> patchSize,
        @Option(
                        value =
                                "Side of the patch as a share of the picture's side, instead of"
                                        + " patch-size.",
                        min = 0,
                        minExcluded = true,
                        max = 1)
                Optional<Double> patchShare) {

    private static final int LARGE_PICTURE = 100;

    public PatchSide {
        if (patchSize.isPresent() && patchShare.isPresent()) {
            throw new IllegalArgumentException(
                    "patch-size is %d and patch-share is %s; give one of the two"
                            .formatted(patchSize.get(), patchShare.get()));
        }
    }

    /** Returns the default side, which papers use. */
    public static PatchSide defaultSide() {
        return new PatchSide(Optional.empty(), Optional.empty());
    }

    /** Returns a side in pixels. */
    public static PatchSide ofPixels(int pixels) {
        return new PatchSide(Optional.of(pixels), Optional.empty());
    }

    /** Returns the side in pixels, at least 1, for pictures of the given size. */
    public int pixels(int imageSize) {
        if (patchSize.isPresent()) {
            return patchSize.get();
        }
        double share = patchShare.orElseGet(() -> imageSize < LARGE_PICTURE ? 1.0 / 8 : 1.0 / 14);
        return Math.max(1, (int) Math.round(share * imageSize));
    }

    /**
     * Returns a complaint if the patch does not fit into pictures of the given size, otherwise an
     * empty list.
     */
    public List<OptionComplaint> complaints(PatchLocation location, int imageSize) {
        int maxPixels = location.largestPatch(imageSize);
        int pixels = pixels(imageSize);
        String givenSide =
                patchShare
                        .map(share -> "patch-share is %s, %d pixels".formatted(share, pixels))
                        .orElseGet(() -> "patch-size is %d".formatted(pixels));
        return OptionComplaint.when(
                pixels > maxPixels,
                patchShare.isPresent() ? "patch-share" : "patch-size",
                "%s, but the model's pictures are %d pixels square; with location %s a patch of at most %d pixels fits"
                        .formatted(
                                givenSide, imageSize, KebabCase.ofConstant(location), maxPixels));
    }
}
