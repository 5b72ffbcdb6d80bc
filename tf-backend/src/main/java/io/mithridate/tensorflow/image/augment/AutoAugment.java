package io.mithridate.tensorflow.image.augment;

import static io.mithridate.tensorflow.image.augment.AugmentationSpace.AUTO_CONTRAST;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.COLOR;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.CONTRAST;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.EQUALIZE;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.INVERT;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.POSTERIZE;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.ROTATE;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.SHARPNESS;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.SHEAR_X;
import static io.mithridate.tensorflow.image.augment.AugmentationSpace.SOLARIZE;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * AutoAugment with the policy found on ImageNet (<a href="https://arxiv.org/abs/1805.09501">Cubuk
 * et al., 2019</a>, Table 9), as implemented by torchvision's {@code AutoAugment()} and used by
 * CleanCLIP.
 *
 * <p>One of 25 sub-policies is drawn. Each of its two steps is applied with the step's probability,
 * and the sign of signed magnitudes is drawn at random. Pixels are moved by nearest-neighbor
 * interpolation, and areas outside the original picture become black.
 */
public final class AutoAugment implements ImageTransform {

    /**
     * One step of a sub-policy.
     *
     * @param operation the operation that may be applied
     * @param probability the probability that it is applied
     * @param bin the strength, from 0 to 9; has no effect on operations without a magnitude
     */
    public record Step(AugmentationSpace operation, double probability, int bin) {}

    /** Two steps that are applied one after the other. */
    public record SubPolicy(Step first, Step second) {}

    private static final List<SubPolicy> IMAGENET =
            List.of(
                    subPolicy(POSTERIZE, 0.4, 8, ROTATE, 0.6, 9),
                    subPolicy(SOLARIZE, 0.6, 5, AUTO_CONTRAST, 0.6, 0),
                    subPolicy(EQUALIZE, 0.8, 0, EQUALIZE, 0.6, 0),
                    subPolicy(POSTERIZE, 0.6, 7, POSTERIZE, 0.6, 6),
                    subPolicy(EQUALIZE, 0.4, 0, SOLARIZE, 0.2, 4),
                    subPolicy(EQUALIZE, 0.4, 0, ROTATE, 0.8, 8),
                    subPolicy(SOLARIZE, 0.6, 3, EQUALIZE, 0.6, 0),
                    subPolicy(POSTERIZE, 0.8, 5, EQUALIZE, 1.0, 0),
                    subPolicy(ROTATE, 0.2, 3, SOLARIZE, 0.6, 8),
                    subPolicy(EQUALIZE, 0.6, 0, POSTERIZE, 0.4, 6),
                    subPolicy(ROTATE, 0.8, 8, COLOR, 0.4, 0),
                    subPolicy(ROTATE, 0.4, 9, EQUALIZE, 0.6, 0),
                    subPolicy(EQUALIZE, 0.0, 0, EQUALIZE, 0.8, 0),
                    subPolicy(INVERT, 0.6, 0, EQUALIZE, 1.0, 0),
                    subPolicy(COLOR, 0.6, 4, CONTRAST, 1.0, 8),
                    subPolicy(ROTATE, 0.8, 8, COLOR, 1.0, 2),
                    subPolicy(COLOR, 0.8, 8, SOLARIZE, 0.8, 7),
                    subPolicy(SHARPNESS, 0.4, 7, INVERT, 0.6, 0),
                    subPolicy(SHEAR_X, 0.6, 5, EQUALIZE, 1.0, 0),
                    subPolicy(COLOR, 0.4, 0, EQUALIZE, 0.6, 0),
                    subPolicy(EQUALIZE, 0.4, 0, SOLARIZE, 0.2, 4),
                    subPolicy(SOLARIZE, 0.6, 5, AUTO_CONTRAST, 0.6, 0),
                    subPolicy(INVERT, 0.6, 0, EQUALIZE, 1.0, 0),
                    subPolicy(COLOR, 0.6, 4, CONTRAST, 1.0, 8),
                    subPolicy(EQUALIZE, 0.8, 0, EQUALIZE, 0.6, 0));

    private AutoAugment() {}

    /** Returns AutoAugment with the policy found on ImageNet. */
    public static AutoAugment imagenet() {
        return new AutoAugment();
    }

    /** Returns the sub-policies, which are drawn with equal probability. */
    public List<SubPolicy> policy() {
        return IMAGENET;
    }

    @Override
    public Image apply(Image image, RandomGenerator random) {
        SubPolicy drawn = IMAGENET.get(random.nextInt(IMAGENET.size()));
        return applyStep(drawn.second(), applyStep(drawn.first(), image, random), random);
    }

    /**
     * Applies a step with its probability. The random numbers that are drawn do not depend on
     * whether it is applied.
     */
    private static Image applyStep(Step step, Image image, RandomGenerator random) {
        boolean applied = random.nextDouble() < step.probability();
        boolean negative = random.nextBoolean();
        if (!applied) {
            return image;
        }
        AugmentationSpace space = step.operation();
        double magnitude = space.magnitude(step.bin(), image.width(), image.height());
        return space.operation(space.isSigned() && negative ? -magnitude : magnitude).apply(image);
    }

    private static SubPolicy subPolicy(
            AugmentationSpace first,
            double firstProbability,
            int firstBin,
            AugmentationSpace second,
            double secondProbability,
            int secondBin) {
        return new SubPolicy(
                new Step(first, firstProbability, firstBin),
                new Step(second, secondProbability, secondBin));
    }
}
