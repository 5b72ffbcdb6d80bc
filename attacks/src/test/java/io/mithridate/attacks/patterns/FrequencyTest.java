package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import io.mithridate.attacks.stamps.GoldenTriggers;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrequencyTest implements AttackContract {

    @Override
    public Frequency attack() {
        return attack(Optional.empty(), Optional.empty(), false);
    }

    private static Frequency attack(
            Optional<Integer> window, Optional<Double> magnitude, boolean compat) {
        return new Frequency(window, magnitude, compat);
    }

    @Test
    void thePatternIsTheInverseTransformOfTwoCoefficients() {
        float[] expected = GoldenTriggers.frequency().floats("ctrl.pattern");
        float[] actual = Frequency.block(32, 100);
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) actual[i]).as("at %d", i).isCloseTo(expected[i], within(1e-5));
        }
    }

    @ParameterizedTest
    @CsvSource({"false, ctrl.out", "true, ctrl.out_wrapped"})
    void addsAsTheReferenceImplementationDoes(boolean compat, String expected) {
        GoldenTriggers golden = GoldenTriggers.frequency();
        Frequency attack = attack(Optional.of(32), Optional.of(100.0), compat);
        assertThat(Stamping.stamped(attack, golden.image())).isEqualTo(golden.picture(expected));
    }

    @Test
    void addsTheExpectedPatternOfEightPixels() {
        float[] values = Frequency.block(8, 25);
        double[] expected = {4.5588, -1.6912, -4.083, -4.083, 4.083, 4.083, 1.6912, -4.5588};
        for (int i = 0; i < expected.length; i++) {
            assertThat((double) values[i]).isCloseTo(expected[i], within(5e-5));
        }
        byte[] rgb = new byte[8 * 8 * 3];
        for (int i = 0; i < rgb.length; i += 3) {
            rgb[i] = 100;
            rgb[i + 1] = (byte) 150;
            rgb[i + 2] = 50;
        }
        Frequency attack = attack(Optional.of(8), Optional.of(25.0), false);
        Image stamped = Stamping.stamped(attack, new Image(8, 8, rgb));
        assertThat(pixel(stamped, 0)).containsExactly(105, 145, 59);
        assertThat(pixel(stamped, 1)).containsExactly(98, 151, 46);
    }

    private static int[] pixel(Image image, int x) {
        return new int[] {image.value(x, 0, 0), image.value(x, 0, 1), image.value(x, 0, 2)};
    }

    @ParameterizedTest
    @CsvSource({"32, 32, 100.0", "48, 48, 150.0", "224, 32, 100.0", "50, 50, 156.25"})
    void theDefaultWindowDividesThePicture(int size, int window, double magnitude) {
        assertThat(attack().window(size)).isEqualTo(window);
        assertThat(attack().magnitude(window)).isEqualTo(magnitude);
        assertThat(Stamping.complaints(attack(), size)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"32, 24", "20, 16", "100, 48", "5, 4"})
    void complainsAboutAWindowThatDoesNotDivideThePicture(int window, int nearest) {
        assertThat(Stamping.complaints(attack(Optional.of(window), Optional.empty(), false), 48))
                .containsExactly(
                        "window is "
                                + window
                                + ", which does not divide the model's pictures of 48 pixels; give"
                                + " a divisor of 48, such as "
                                + nearest);
    }

    @Test
    void suggestsNoDivisorBelowTwo() {
        assertThat(Stamping.complaints(attack(Optional.of(3), Optional.empty(), false), 50))
                .singleElement()
                .asString()
                .endsWith("give a divisor of 50, such as 2");
    }

    @Test
    void addsTheSamePatternToEveryBlock() {
        Image stamped =
                Stamping.stamped(
                        attack(Optional.of(8), Optional.of(25.0), false),
                        SamplePictures.flat(16, 100));
        for (int i = 0; i < 64; i++) {
            int x = i % 8;
            int y = i / 8;
            assertThat(stamped.value(x + 8, y, 0)).isEqualTo(stamped.value(x, y, 0));
            assertThat(stamped.value(x, y + 8, 1)).isEqualTo(stamped.value(x, y, 1));
        }
    }
}
