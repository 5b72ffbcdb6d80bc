package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigTest implements AttackContract {

    @Override
    public Sig attack() {
        return attack(Sig.Mode.ADD, 60, 6);
    }

    @Override
    public List<Sig> variants() {
        return List.of(new Sig(Sig.Mode.BLEND, 60, 6, Sig.Direction.VERTICAL));
    }

    private static Sig attack(Sig.Mode mode, double amplitude, int frequency) {
        return new Sig(mode, amplitude, frequency, Sig.Direction.HORIZONTAL);
    }

    /**
     * In single precision, the sine of pi is -8.7e-8, so the level 100 becomes slightly less than
     * 100 and is truncated to 99. With exact numbers, the fifth level of the second case would be
     * 100.
     */
    @ParameterizedTest
    @CsvSource({
        "40, 100, 100 128 140 128 100 71 60 71",
        "60, 100, 100 142 160 142 99 57 40 57",
        "60, 240, 240 255 255 255 240 197 180 197"
    })
    void addsOneCycleOverEightPixels(double amplitude, int before, String after) {
        Image stamped =
                Stamping.stamped(
                        attack(Sig.Mode.ADD, amplitude, 1), SamplePictures.flat(8, before));
        for (int channel = 0; channel < Image.CHANNELS; channel++) {
            assertThat(Stamping.firstRow(stamped, channel)).containsExactly(parseNumbers(after));
        }
        assertThat(stamped.value(2, 7, 1)).isEqualTo(stamped.value(2, 0, 1));
    }

    private static int[] parseNumbers(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void canRunDownward() {
        Sig attack = new Sig(Sig.Mode.ADD, 40, 1, Sig.Direction.VERTICAL);
        Image stamped = Stamping.stamped(attack, SamplePictures.flat(8, 100));
        assertThat(Stamping.firstRow(stamped, 0)).containsOnly(100);
        assertThat(stamped.value(0, 2, 0)).isEqualTo(140);
        assertThat(stamped.value(7, 6, 2)).isEqualTo(60);
    }

    @Test
    void complainsAboutMoreCyclesThanPixelsCanShow() {
        assertThat(Stamping.complaints(attack(Sig.Mode.ADD, 60, 24), 48)).isEmpty();
        assertThat(Stamping.complaints(attack(Sig.Mode.ADD, 60, 25), 48))
                .containsExactly(
                        "frequency is 25, but on the model's pictures of 48 pixels at most 24"
                                + " cycles can be told apart");
    }

    @Test
    void rejectsAStateOfAnotherSize() {
        AttackState state = Stamping.state(attack(), 12, 1);
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(14)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("12 pixels")
                .hasMessageContaining("14");
    }
}
