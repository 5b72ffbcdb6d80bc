package io.mithridate.attacks.patterns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.backend.AttackState;
import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.attacks.stamps.TriggerPattern;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlendedTest implements AttackContract {

    @Override
    public Blended attack() {
        return attack(0.2);
    }

    private static Blended attack(double alpha) {
        return new Blended(new Blended.Options(alpha, Optional.empty()), Stamping.NO_PICTURES);
    }

    private static AttackState state(int size, float[] pattern) {
        return AttackState.of(new TriggerPattern(new NumberArray(List.of(3, size, size), pattern)));
    }

    @ParameterizedTest
    @CsvSource({"0, 25", "100, 105", "255, 229"})
    void addsAFifthOfThePattern(int before, int after) {
        AttackState state = state(1, new float[] {0.5f, 0.5f, 0.5f});
        assertThat(Stamping.stamped(attack(), state, SamplePictures.flat(1, before), 1))
                .isEqualTo(SamplePictures.flat(1, after));
    }

    @Test
    void keepsChannelsSeparate() {
        AttackState state = state(1, new float[] {1, 0, 0.5f});
        Image stamped = Stamping.stamped(attack(), state, Image.black(1, 1), 1);
        assertThat(stamped.rgb()).containsExactly(51, 0, 25);
    }

    @Test
    void alphaZeroKeepsThePictureAndAlphaOneReplacesIt() {
        Image noise = SamplePictures.noise(8, new Seed(3));
        assertThat(Stamping.stamped(attack(0), noise)).isEqualTo(noise);
        assertThat(Stamping.stamped(attack(1), noise))
                .isEqualTo(Stamping.stamped(attack(1), SamplePictures.flat(8, 5)));
    }

    @Test
    void noiseIsUniform() {
        float[] values =
                Stamping.state(attack(), 48, 1).as(TriggerPattern.class).pattern().values();
        double sum = 0;
        double squares = 0;
        for (float value : values) {
            assertThat(value).isBetween(0f, 1f);
            sum += value;
            squares += value * value;
        }
        // For 6 912 uniform values, the mean has standard deviation 0.0035, and the mean square has
        // 0.0036.
        assertThat(sum / values.length).isBetween(0.48, 0.52);
        assertThat(squares / values.length).isBetween(0.31, 0.36);
    }

    @Test
    void anotherSeedDrawsOtherNoise() {
        assertThat(Stamping.state(attack(), 8, 1)).isNotEqualTo(Stamping.state(attack(), 8, 2));
    }

    @Test
    void blendsAPicture() {
        Blended attack =
                new Blended(
                        new Blended.Options(0.5, Optional.of(Path.of("kitty.png"))),
                        (file, width, height) -> {
                            Image picture = Image.black(width, height);
                            picture.rgb()[picture.offset(1, 0) + 2] = (byte) 200;
                            return picture;
                        });
        assertThat(Stamping.complaints(attack, 2)).isEmpty();
        Image stamped = Stamping.stamped(attack, SamplePictures.flat(2, 100));
        assertThat(Stamping.channel(stamped, 2)).containsExactly(50, 150, 50, 50);
        assertThat(Stamping.channel(stamped, 0)).containsExactly(50, 50, 50, 50);
    }

    @Test
    void complainsAboutAMissingPicture() {
        Blended attack =
                new Blended(
                        new Blended.Options(0.2, Optional.of(Path.of("kitty.png"))),
                        Stamping.NO_PICTURES);
        assertThat(Stamping.complaints(attack, 48))
                .singleElement()
                .asString()
                .contains("kitty.png: there is no such file");
    }

    @Test
    void rejectsAStateOfAnotherSize() {
        AttackState state = Stamping.state(attack(), 8, 1);
        assertThatThrownBy(() -> state.restored(attack(), Stamping.facts(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 8, 8]")
                .hasMessageContaining("[3, 9, 9]");
    }
}
