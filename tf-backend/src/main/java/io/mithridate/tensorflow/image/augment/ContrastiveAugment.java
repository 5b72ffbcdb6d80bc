package io.mithridate.tensorflow.image.augment;

import io.mithridate.api.data.Image;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The augmentation of contrastive training on pictures alone (<a
 * href="https://arxiv.org/abs/2002.05709">Chen et al., 2020</a>): a random crop resized to the
 * picture's size, mirroring with probability 0.5, color jitter with probability 0.8, grayscale with
 * probability 0.2, and blur. Crop and blur are optional.
 */
public final class ContrastiveAugment implements ImageTransform {

    private static final double JITTER_PROBABILITY = 0.8;
    private static final double GRAY_PROBABILITY = 0.2;
    private static final double MIN_DEVIATION = 0.1;
    private static final double MAX_DEVIATION = 2;
    private static final int BLUR_RADIUS = 10;

    private final Optional<RandomResizedCrop> crop;
    private final ColourJitter jitter;
    private final boolean blurred;

    private ContrastiveAugment(
            Optional<RandomResizedCrop> crop, ColourJitter jitter, boolean blurred) {
        this.crop = crop;
        this.jitter = jitter;
        this.blurred = blurred;
    }

    /**
     * Returns the settings of RoCLIP's and SafeCLIP's code: a crop of 8 to 100% of the area;
     * brightness, contrast and saturation jittered by up to 0.5 and hue by up to 0.1; always
     * blurred (21 pixels wide, with a deviation of 0.1 to 2 pixels).
     *
     * <p>Two settings are our choice: crops are resized by bicubic interpolation, where
     * torchvision's default is bilinear, and the deviation is in pixels regardless of the picture's
     * size. Meant for pictures that already have the model's input size.
     */
    public static ContrastiveAugment strong() {
        return new ContrastiveAugment(
                Optional.of(new RandomResizedCrop(0.08, 1)),
                new ColourJitter(0.5, 0.5, 0.5, 0.1),
                true);
    }

    /**
     * Returns the settings of BadEncoder's code (<a href="https://arxiv.org/abs/2108.00352">Jia et
     * al., 2022</a>) without its crops: brightness, contrast and saturation jittered by up to 0.4
     * and hue by up to 0.1; no blur.
     */
    public static ContrastiveAugment colours() {
        return new ContrastiveAugment(
                Optional.empty(), new ColourJitter(0.4, 0.4, 0.4, 0.1), false);
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        Image changed = crop.isPresent() ? crop.get().apply(image, random) : image;
        if (random.nextBoolean()) {
            changed = AffineMap.mirror(changed.width()).apply(changed);
        }
        if (random.nextDouble() < JITTER_PROBABILITY) {
            changed = jitter.apply(changed, random);
        }
        if (random.nextDouble() < GRAY_PROBABILITY) {
            changed = ColourOperations.saturation(0).apply(changed);
        }
        if (!blurred) {
            return changed;
        }
        double deviation = MIN_DEVIATION + random.nextDouble() * (MAX_DEVIATION - MIN_DEVIATION);
        return new GaussianBlur(deviation, BLUR_RADIUS).apply(changed);
    }
}
