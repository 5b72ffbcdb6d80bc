package io.mithridate.datasets.emojiscenes.scenes;

import io.mithridate.datasets.emojiscenes.sprites.Sprite;

/**
 * Maps places of a picture to places of a drawing, and bounds where the drawing can be seen.
 *
 * <p>The drawing is stretched and sheared, turned, and brought to size so that the longer side of
 * what it then covers is the placement's extent; a slight turn does not count, so that drawings do
 * not shrink when they are tilted.
 *
 * @param left edge of what is covered, in pixels of the picture
 * @param top edge of what is covered
 * @param right edge of what is covered
 * @param bottom edge of what is covered
 * @param step how far apart two neighbouring pixels of the picture lie in the drawing, in its
 *     pixels
 * @param inverse six numbers: the drawing's x is {@code inverse[0] * x + inverse[1] * y +
 *     inverse[2]}, its y {@code inverse[3] * x + inverse[4] * y + inverse[5]}
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SpriteFrame(float left, float top, float right, float bottom, float step, float[] inverse) {

    static SpriteFrame of(Sprite sprite, Placement placement, int side) {
        Pose pose = placement.pose();
        double radians = StrictMath.toRadians(pose.angle());
        double cosine = StrictMath.cos(radians);
        double sine = StrictMath.sin(radians);
        double width = sprite.width() * pose.stretch() + sprite.height() * Math.abs(pose.shear());
        double scale = placement.extent() * side / Math.max(width, sprite.height());
        double stretch = pose.mirrored() ? -pose.stretch() : pose.stretch();

        // Picture offset = scale * rotation * (shear * stretch) * drawing offset.
        double a = scale * cosine * stretch;
        double b = scale * (cosine * pose.shear() - sine);
        double c = scale * sine * stretch;
        double d = scale * (sine * pose.shear() + cosine);

        double halfWidth = (Math.abs(a) * sprite.width() + Math.abs(b) * sprite.height()) / 2;
        double halfHeight = (Math.abs(c) * sprite.width() + Math.abs(d) * sprite.height()) / 2;
        double x = placement.x() * side;
        double y = placement.y() * side;
        double determinant = a * d - b * c;
        double[] linear = {d / determinant, -b / determinant, -c / determinant, a / determinant};
        float[] inverse = {
            (float) linear[0],
            (float) linear[1],
            (float) (sprite.width() / 2.0 - linear[0] * x - linear[1] * y),
            (float) linear[2],
            (float) linear[3],
            (float) (sprite.height() / 2.0 - linear[2] * x - linear[3] * y)
        };
        return new SpriteFrame(
                (float) (x - halfWidth),
                (float) (y - halfHeight),
                (float) (x + halfWidth),
                (float) (y + halfHeight),
                (float) (1 / StrictMath.sqrt(Math.abs(determinant))),
                inverse);
    }

    float spriteX(float x, float y) {
        return inverse[0] * x + inverse[1] * y + inverse[2];
    }

    float spriteY(float x, float y) {
        return inverse[3] * x + inverse[4] * y + inverse[5];
    }
}
