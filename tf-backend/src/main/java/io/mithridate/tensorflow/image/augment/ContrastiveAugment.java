package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The augmentation of contrastive training on pictures alone (<a
 * href="https://arxiv.org/abs/2002.05709">Chen et al., 2020</a>): a part brought to the picture's
 * size, mirrored half of the time, colours jittered in 8 of 10 cases, grey in 2 of 10, and blurred.
 */
public final class ContrastiveAugment implements ImageTransform {

    private static final double JITTERED = 0.8;
    private static final double GREY = 0.2;
    private static final double MIN_DEVIATION = 0.1;
    private static final double MAX_DEVIATION = 2;
    private static final int BLUR_RADIUS = 10;

    private final Optional<ResizedPart> part;
    private final ColourJitter jitter;
    private final boolean blurred;

    private ContrastiveAugment(Optional<ResizedPart> part, ColourJitter jitter, boolean blurred) {
        this.part = part;
        this.jitter = jitter;
        this.blurred = blurred;
    }

    /**
     * The settings that RoCLIP's and SafeCLIP's code have: a part of 8 to 100 % of the area;
     * brightness, contrast and saturation jittered by up to 0.5, hue by up to 0.1; blurred always
     * (21 pixels wide, a deviation of 0.1 to 2 pixels).
     *
     * <p>Parts are resized by bicubic interpolation where torchvision's default is bilinear, and
     * the deviation is in pixels whatever the picture's size: both our choice. For pictures at the
     * model's size.
     */
    public static ContrastiveAugment strong() {
        return new ContrastiveAugment(
                Optional.of(new ResizedPart(0.08, 1)), new ColourJitter(0.5, 0.5, 0.5, 0.1), true);
    }

    /**
     * The settings that BadEncoder's code has (<a href="https://arxiv.org/abs/2108.00352">Jia et
     * al., 2022</a>), without its crops: brightness, contrast and saturation jittered by up to 0.4,
     * hue by up to 0.1; no blur.
     */
    public static ContrastiveAugment colours() {
        return new ContrastiveAugment(
                Optional.empty(), new ColourJitter(0.4, 0.4, 0.4, 0.1), false);
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        Image changed = part.isPresent() ? part.get().apply(image, random) : image;
        if (random.nextBoolean()) {
            changed = AffineMap.mirror(changed.width()).apply(changed);
        }
        if (random.nextDouble() < JITTERED) {
            changed = jitter.apply(changed, random);
        }
        if (random.nextDouble() < GREY) {
            changed = ColourOperations.saturation(0).apply(changed);
        }
        if (!blurred) {
            return changed;
        }
        double deviation = MIN_DEVIATION + random.nextDouble() * (MAX_DEVIATION - MIN_DEVIATION);
        return new GaussianBlur(deviation, BLUR_RADIUS).apply(changed);
    }
}
