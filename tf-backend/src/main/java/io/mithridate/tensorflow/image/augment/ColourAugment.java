package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.random.RandomGenerator;

/**
 * The augmentation of contrastive training on pictures alone without its crops, as BadEncoder's
 * code has it (<a href="https://arxiv.org/abs/2108.00352">Jia et al., 2022</a>): mirrored half of
 * the time, colours jittered in 8 of 10 cases (brightness, contrast and saturation by up to 0.4,
 * hue by up to 0.1), grey in 2 of 10.
 */
public final class ColourAugment implements ImageTransform {

    private static final double JITTERED = 0.8;
    private static final double GREY = 0.2;
    private static final ImageTransform JITTER = new ColourJitter(0.4, 0.4, 0.4, 0.1);

    @Override
    public Image apply(Image image, RandomGenerator random) {
        Image changed = random.nextBoolean() ? AffineMap.mirror(image.width()).apply(image) : image;
        if (random.nextDouble() < JITTERED) {
            changed = JITTER.apply(changed, random);
        }
        return random.nextDouble() < GREY ? new Color(0).apply(changed) : changed;
    }
}
