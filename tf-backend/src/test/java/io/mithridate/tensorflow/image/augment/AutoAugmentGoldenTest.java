package io.mithridate.tensorflow.image.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Image;
import io.mithridate.tensorflow.image.decode.Golden;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every operation with torchvision and Pillow on the same picture. */
final class AutoAugmentGoldenTest {

    private static final Golden GOLDEN = Golden.read("autoaugment-operations.safetensors.gz");

    private static final Map<String, AugmentationSpace> NAMES =
            Map.ofEntries(
                    Map.entry("ShearX", AugmentationSpace.SHEAR_X),
                    Map.entry("ShearY", AugmentationSpace.SHEAR_Y),
                    Map.entry("TranslateX", AugmentationSpace.TRANSLATE_X),
                    Map.entry("TranslateY", AugmentationSpace.TRANSLATE_Y),
                    Map.entry("Rotate", AugmentationSpace.ROTATE),
                    Map.entry("Brightness", AugmentationSpace.BRIGHTNESS),
                    Map.entry("Color", AugmentationSpace.COLOR),
                    Map.entry("Contrast", AugmentationSpace.CONTRAST),
                    Map.entry("Sharpness", AugmentationSpace.SHARPNESS),
                    Map.entry("Posterize", AugmentationSpace.POSTERIZE),
                    Map.entry("Solarize", AugmentationSpace.SOLARIZE),
                    Map.entry("AutoContrast", AugmentationSpace.AUTO_CONTRAST),
                    Map.entry("Equalize", AugmentationSpace.EQUALIZE),
                    Map.entry("Invert", AugmentationSpace.INVERT));

    /**
     * A golden picture, named e.g. {@code ShearX.bin3.negative}, {@code Solarize.bin9}, {@code
     * Invert}.
     */
    record Case(String name, AugmentationSpace operation, int bin, boolean negative) {

        static Case parse(String name) {
            String[] parts = name.split("\\.", -1);
            AugmentationSpace operation = Objects.requireNonNull(NAMES.get(parts[0]), name);
            int bin = parts.length > 1 ? Integer.parseInt(parts[1].substring("bin".length())) : 0;
            return new Case(name, operation, bin, parts.length > 2);
        }

        double magnitude(Image image) {
            double magnitude = operation.magnitude(bin, image.width(), image.height());
            return negative ? -magnitude : magnitude;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        return GOLDEN.metadata().keySet().stream().map(Case::parse);
    }

    @Test
    void coversEveryOperation() {
        assertThat(cases().map(Case::operation))
                .containsOnly(AugmentationSpace.values())
                .hasSize(63);
        assertThat(Set.copyOf(GOLDEN.metadata().keySet()))
                .isEqualTo(without(GOLDEN.pictures().keySet(), "image"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void magnitudesEqualThoseOfTorchvision(Case golden) {
        double expected = Double.parseDouble(GOLDEN.metadata().getOrDefault(golden.name(), ""));

        assertThat(golden.magnitude(GOLDEN.picture("image"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void pixelsEqualThoseOfPillow(Case golden) {
        Image image = GOLDEN.picture("image");
        Image before = image.copy();

        Image actual = golden.operation().operation(golden.magnitude(image)).apply(image);

        assertThat(differingBytes(actual, GOLDEN.picture(golden.name()))).isZero();
        assertThat(image).isEqualTo(before);
    }

    private static Set<String> without(Set<String> names, String name) {
        return names.stream()
                .filter(other -> !other.equals(name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static int differingBytes(Image one, Image other) {
        assertThat(one.width()).isEqualTo(other.width());
        assertThat(one.height()).isEqualTo(other.height());
        int differing = 0;
        for (int i = 0; i < one.rgb().length; i++) {
            differing += one.rgb()[i] == other.rgb()[i] ? 0 : 1;
        }
        return differing;
    }
}
