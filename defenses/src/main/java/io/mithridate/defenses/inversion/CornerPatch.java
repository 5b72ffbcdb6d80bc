package io.mithridate.defenses.inversion;

import io.mithridate.api.data.Image;
import java.util.function.UnaryOperator;

/**
 * Pictures with a patch near their lower right corner.
 *
 * @param patch the patch
 * @param margin pixels between it and the picture's edges
 */
record CornerPatch(Image patch, int margin) implements UnaryOperator<Image> {

    private static final double AREA = 0.03;
    private static final double MARGIN_AT_224 = 14;
    private static final double USUAL_SIZE = 224;

    /** The side of a patch that takes 3 % of a picture; at least a pixel. */
    static int side(int imageSize) {
        return Math.max(1, (int) Math.sqrt(AREA * imageSize * imageSize));
    }

    /** A patch as far from the corner as one of 14 pixels' distance at 224 pixels is. */
    static CornerPatch of(Image patch, int imageSize) {
        return new CornerPatch(patch, (int) Math.round(MARGIN_AT_224 / USUAL_SIZE * imageSize));
    }

    @Override
    public Image apply(Image image) {
        return new PastedPatch(patch)
                .at(
                        image,
                        image.width() - margin - patch.width(),
                        image.height() - margin - patch.height());
    }
}
