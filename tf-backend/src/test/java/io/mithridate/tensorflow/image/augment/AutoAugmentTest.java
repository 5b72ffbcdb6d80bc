package io.mithridate.tensorflow.image.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

final class AutoAugmentTest {

    private final AutoAugment augment = AutoAugment.imagenet();
    private final Image image = noise(40, 30);

    @Test
    void policyEqualsThatOfThePaper() {
        assertThat(
                        augment.policy().stream()
                                .map(p -> format(p.first()) + " + " + format(p.second()))
                                .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(
                        """
                        posterize 0.4 8 + rotate 0.6 9
                        solarize 0.6 5 + auto_contrast 0.6
                        equalize 0.8 + equalize 0.6
                        posterize 0.6 7 + posterize 0.6 6
                        equalize 0.4 + solarize 0.2 4
                        equalize 0.4 + rotate 0.8 8
                        solarize 0.6 3 + equalize 0.6
                        posterize 0.8 5 + equalize 1.0
                        rotate 0.2 3 + solarize 0.6 8
                        equalize 0.6 + posterize 0.4 6
                        rotate 0.8 8 + color 0.4 0
                        rotate 0.4 9 + equalize 0.6
                        equalize 0.0 + equalize 0.8
                        invert 0.6 + equalize 1.0
                        color 0.6 4 + contrast 1.0 8
                        rotate 0.8 8 + color 1.0 2
                        color 0.8 8 + solarize 0.8 7
                        sharpness 0.4 7 + invert 0.6
                        shear_x 0.6 5 + equalize 1.0
                        color 0.4 0 + equalize 0.6
                        equalize 0.4 + solarize 0.2 4
                        solarize 0.6 5 + auto_contrast 0.6
                        invert 0.6 + equalize 1.0
                        color 0.6 4 + contrast 1.0 8
                        equalize 0.8 + equalize 0.6
                        """);
    }

    private static String format(AutoAugment.Step step) {
        boolean graded = step.operation().magnitude(0, 9, 9) != step.operation().magnitude(9, 9, 9);
        return step.operation().name().toLowerCase(Locale.ROOT)
                + " "
                + step.probability()
                + (graded ? " " + step.bin() : "");
    }

    @Test
    void appliesStepsInOrderWithTheirMagnitudes() {
        // Sub-policy 8: Rotate 0.2 bin 3 (10 degrees), then Solarize 0.6 bin 8 (255 / 9).
        Image both = augment.apply(image, script(8, 0.19, true, 0.59, true));

        assertThat(both)
                .isEqualTo(
                        ColourOperations.solarize(255 / 9.0)
                                .apply(AugmentationSpace.ROTATE.operation(-10).apply(image)))
                .isNotEqualTo(image);
        assertThat(augment.apply(image, script(8, 0.19, false, 0.61, true)))
                .isEqualTo(AugmentationSpace.ROTATE.operation(10).apply(image));
        assertThat(augment.apply(image, script(8, 0.2, true, 0.59, false)))
                .isEqualTo(ColourOperations.solarize(255 / 9.0).apply(image));
    }

    @Test
    void returnsTheSameObjectIfNothingChanges() {
        assertThat(augment.apply(image, script(8, 0.2, true, 0.6, true))).isSameAs(image);
    }

    @Test
    void appliesStepsOfProbabilityOneAndNoneOfProbabilityZero() {
        Image equalized = ColourOperations.equalize(image);

        assertThat(augment.apply(image, script(12, 0, false, 0.8, false))).isSameAs(image);
        assertThat(augment.apply(image, script(7, 0.9, false, Math.nextDown(1.0), false)))
                .isEqualTo(equalized);
    }

    @Test
    @SuppressWarnings("ReferenceEquality") // the same object means that no step was applied
    void drawsSubPoliciesUniformly() {
        // The picture stays unchanged if both steps of the drawn sub-policy are skipped.
        double expected =
                augment.policy().stream()
                        .mapToDouble(
                                p -> (1 - p.first().probability()) * (1 - p.second().probability()))
                        .average()
                        .orElseThrow();
        SplittableRandom random = new SplittableRandom(11);
        int unchanged = 0;
        int draws = 20_000;
        for (int i = 0; i < draws; i++) {
            unchanged += augment.apply(image, random) == image ? 1 : 0;
        }

        double sigma = Math.sqrt(expected * (1 - expected) / draws);
        assertThat(unchanged / (double) draws)
                .isBetween(expected - 4 * sigma, expected + 4 * sigma);
    }

    @Test
    void sameSeedGivesTheSamePicture() {
        Image before = image.copy();
        for (int seed = 0; seed < 200; seed++) {
            assertThat(augment.apply(image, new SplittableRandom(seed)))
                    .isEqualTo(augment.apply(image, new SplittableRandom(seed)));
        }
        assertThat(image).isEqualTo(before);
    }

    private static ScriptedRandom script(
            int policy,
            double firstChance,
            boolean firstNegative,
            double secondChance,
            boolean secondNegative) {
        return new ScriptedRandom(
                policy, List.of(firstChance, secondChance), List.of(firstNegative, secondNegative));
    }

    private static Image noise(int width, int height) {
        byte[] rgb = new byte[width * height * Image.CHANNELS];
        Random random = new Random(3);
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (20 + random.nextInt(180));
        }
        return new Image(width, height, rgb);
    }
}
