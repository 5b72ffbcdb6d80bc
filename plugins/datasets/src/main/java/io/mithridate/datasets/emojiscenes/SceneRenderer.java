package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.Image;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Renders scenes to pixels; equal scenes give equal bytes on every machine.
 *
 * <p>Each pixel of a thing is the mean of 2 x 2 samples of its drawing. Reproducibility is ensured
 * by using only single precision arithmetic, which Java 17 defines exactly, and {@link StrictMath}.
 * Thread-safe.
 *
 * @param sprites the drawings by their code points
 * @param side the side of the pictures, in pixels
 */
record SceneRenderer(Map<String, Sprite> sprites, int side) {

    private static final float[] SAMPLE_OFFSETS = {-0.25f, 0.25f};

    private static final int SAMPLES_PER_PIXEL = SAMPLE_OFFSETS.length * SAMPLE_OFFSETS.length;

    SceneRenderer {
        sprites = Map.copyOf(sprites);
    }

    /**
     * Renders a scene.
     *
     * @throws IllegalArgumentException if the drawing of a thing is missing
     */
    Image render(Scene scene) {
        float[] canvas = new float[side * side * Image.CHANNELS];
        paintBackground(canvas, scene.background(), scene.noise().generator());
        scene.distractor().ifPresent(distractor -> paintDistractor(canvas, distractor));
        for (Scene.Thing thing : scene.things()) {
            Sprite sprite = sprites.get(thing.drawing());
            if (sprite == null) {
                throw new IllegalArgumentException("no drawing " + thing.drawing());
            }
            thing.placements().forEach(placement -> paintSprite(canvas, sprite, placement));
        }
        return new Image(side, side, quantize(canvas));
    }

    private void paintBackground(
            float[] canvas, Scene.Background background, RandomGenerator random) {
        double radians = StrictMath.toRadians(background.direction());
        float acrossStep = (float) (255 * background.slope() * StrictMath.cos(radians) / side);
        float downStep = (float) (255 * background.slope() * StrictMath.sin(radians) / side);
        float[] base = new float[Image.CHANNELS];
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            base[channel] =
                    background.colour().channel(channel)
                            + (float) (255 * background.shift().channel(channel));
        }
        float noise = (float) background.noise();
        int offset = 0;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                float light = acrossStep * (x - side / 2f) + downStep * (y - side / 2f);
                long bits = random.nextLong();
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    // The sum of two bytes minus 255 has a triangular distribution from -255 to
                    // 255.
                    int triangle = (int) (bits & 0xFF) + (int) ((bits >>> 8) & 0xFF) - 255;
                    bits >>>= 16;
                    canvas[offset++] = base[channel] + light + noise * triangle;
                }
            }
        }
    }

    private void paintDistractor(float[] canvas, Scene.Distractor distractor) {
        float half = (float) (distractor.extent() / 2 * side);
        float centerX = (float) (distractor.x() * side);
        float centerY = (float) (distractor.y() * side);
        for (int y = firstPixel(centerY - half); y <= lastPixel(centerY + half); y++) {
            for (int x = firstPixel(centerX - half); x <= lastPixel(centerX + half); x++) {
                int inside = 0;
                for (float down : SAMPLE_OFFSETS) {
                    for (float across : SAMPLE_OFFSETS) {
                        float u = (x + 0.5f + across - centerX) / half;
                        float v = (y + 0.5f + down - centerY) / half;
                        inside += distractor.shape().contains(u, v) ? 1 : 0;
                    }
                }
                float covered = inside / (float) SAMPLES_PER_PIXEL;
                int offset = (y * side + x) * Image.CHANNELS;
                for (int channel = 0; channel < Image.CHANNELS; channel++) {
                    canvas[offset + channel] =
                            canvas[offset + channel] * (1 - covered)
                                    + distractor.colour().channel(channel) * covered;
                }
            }
        }
    }

    private void paintSprite(float[] canvas, Sprite sprite, Scene.Placement placement) {
        SpriteFrame frame = SpriteFrame.of(sprite, placement, side);
        Sprite.Sampler sampler = sprite.sampler(frame.step() / SAMPLE_OFFSETS.length);
        float[] tint = placement.tint().matrix();
        float[] sum = new float[Sprite.VALUES_PER_PIXEL];
        for (int y = firstPixel(frame.top()); y <= lastPixel(frame.bottom()); y++) {
            for (int x = firstPixel(frame.left()); x <= lastPixel(frame.right()); x++) {
                Arrays.fill(sum, 0);
                for (float down : SAMPLE_OFFSETS) {
                    for (float across : SAMPLE_OFFSETS) {
                        float pictureX = x + 0.5f + across;
                        float pictureY = y + 0.5f + down;
                        sampler.add(
                                frame.spriteX(pictureX, pictureY),
                                frame.spriteY(pictureX, pictureY),
                                sum);
                    }
                }
                if (sum[3] > 0) {
                    blend(canvas, (y * side + x) * Image.CHANNELS, sum, tint);
                }
            }
        }
    }

    private static void blend(float[] canvas, int offset, float[] sum, float[] tint) {
        float alpha = sum[3] / SAMPLES_PER_PIXEL;
        float behind = 1 - alpha / 255;
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            float colour =
                    (tint[3 * channel] * sum[0]
                                    + tint[3 * channel + 1] * sum[1]
                                    + tint[3 * channel + 2] * sum[2])
                            / SAMPLES_PER_PIXEL;
            colour = Math.max(0, Math.min(alpha, colour));
            canvas[offset + channel] = canvas[offset + channel] * behind + colour;
        }
    }

    private int firstPixel(float edge) {
        return Math.max(0, (int) edge - 1);
    }

    private int lastPixel(float edge) {
        return Math.min(side - 1, (int) edge + 1);
    }

    private static byte[] quantize(float[] canvas) {
        byte[] rgb = new byte[canvas.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.max(0, Math.min(255, (int) (canvas[i] + 0.5f)));
        }
        return rgb;
    }

    /**
     * Maps points of a picture to points of a drawing, and bounds the area that the drawing covers.
     *
     * <p>The drawing is stretched, sheared, rotated and scaled such that the longer side of its
     * stretched and sheared bounding box is the placement's extent. Rotation does not affect the
     * scale, so that drawings do not shrink when they are tilted.
     *
     * @param left the left edge of the covered area, in pixels of the picture
     * @param top the upper edge of the covered area
     * @param right the right edge of the covered area
     * @param bottom the lower edge of the covered area
     * @param step the distance in the drawing, in the drawing's pixels, between two neighboring
     *     pixels of the picture
     * @param inverse six numbers: the drawing's x is {@code inverse[0] * x + inverse[1] * y +
     *     inverse[2]}, its y is {@code inverse[3] * x + inverse[4] * y + inverse[5]}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record SpriteFrame(
            float left, float top, float right, float bottom, float step, float[] inverse) {

        static SpriteFrame of(Sprite sprite, Scene.Placement placement, int side) {
            Scene.Pose pose = placement.pose();
            double radians = StrictMath.toRadians(pose.angle());
            double cosine = StrictMath.cos(radians);
            double sine = StrictMath.sin(radians);
            double width =
                    sprite.width() * pose.stretch() + sprite.height() * Math.abs(pose.shear());
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
            double[] linear = {
                d / determinant, -b / determinant, -c / determinant, a / determinant
            };
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
}
