package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/**
 * The augmentation of contrastive training on pictures alone (<a
 * href="https://arxiv.org/abs/2002.05709">Chen et al., 2020</a>), with the settings that RoCLIP's
 * and SafeCLIP's code have: mirrored half of the time, a part of 8 to 100 % of the area brought to
 * the picture's size, colours jittered in 8 of 10 cases (brightness, contrast and saturation by up
 * to 0.5, hue by up to 0.1), grey in 2 of 10, blurred always (21 pixels wide, a deviation of 0.1 to
 * 2 pixels).
 *
 * <p>Parts are resized by bicubic interpolation where torchvision's default is bilinear, and the
 * deviation is in pixels whatever the picture's size: both our choice. For pictures at the model's
 * size.
 */
public final class StrongAugment implements ImageTransform {

    private static final double JITTERED = 0.8;
    private static final double GREY = 0.2;
    private static final ImageTransform PART = new ResizedPart(0.08, 1);
    private static final ImageTransform JITTER = new ColourJitter(0.5, 0.5, 0.5, 0.1);
    private static final double LEAST_DEVIATION = 0.1;
    private static final double LARGEST_DEVIATION = 2;
    private static final int BLUR_RADIUS = 10;

    @Override
    public Image apply(Image image, RandomGenerator random) {
        Image changed = PART.apply(image, random);
        if (random.nextBoolean()) {
            changed = AffineMap.mirror(changed.width()).apply(changed);
        }
        if (random.nextDouble() < JITTERED) {
            changed = JITTER.apply(changed, random);
        }
        if (random.nextDouble() < GREY) {
            changed = new Color(0).apply(changed);
        }
        double deviation =
                LEAST_DEVIATION + random.nextDouble() * (LARGEST_DEVIATION - LEAST_DEVIATION);
        return new GaussianBlur(deviation, BLUR_RADIUS).apply(changed);
    }
}
