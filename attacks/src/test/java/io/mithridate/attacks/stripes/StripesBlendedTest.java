package io.mithridate.attacks.stripes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import io.mithridate.api.data.Image;
import io.mithridate.attacks.stamps.Stamping;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.SamplePictures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripesBlendedTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return StripesBlended.class;
    }

    @Override
    public Attack attack() {
        return attack(1, false);
    }

    private static StripesBlended attack(int width, boolean compat) {
        return new StripesBlended(0.03, width, compat);
    }

    /** Two stripes; red, green and blue of the first, then of the second, are +-+ and --+. */
    @ParameterizedTest
    @CsvSource({"0, 7, 0", "100, 104, 89", "255, 255, 239"})
    void threePercentOfEachColour(int before, int with, int without) {
        AttackState state =
                new AttackState(
                        Map.of("strength", "0.03", "width", "1", "compat", "false"),
                        Map.of(
                                "signs",
                                new NumberArray(List.of(3, 2), new float[] {1, -1, -1, -1, 1, 1})));
        Image stamped = Stamping.stamped(attack(), state, SamplePictures.flat(2, before), 1);
        assertThat(Stamping.channel(stamped, 0)).containsExactly(with, without, with, without);
        assertThat(Stamping.channel(stamped, 1)).containsOnly(without);
        assertThat(Stamping.channel(stamped, 2)).containsOnly(with);
    }

    @Test
    void coloursAreDrawnOnceUnlessPictureByPictureAsInPar() {
        Image grey = SamplePictures.flat(16, 100);
        AttackState fixed = Stamping.state(attack(1, false), 16, 1);
        assertThat(Stamping.stamped(attack(), fixed, grey, 1))
                .isEqualTo(Stamping.stamped(attack(), fixed, grey, 2));
        AttackState redrawn = Stamping.state(attack(1, true), 16, 1);
        Image first = Stamping.stamped(attack(), redrawn, grey, 1);
        assertThat(first).isNotEqualTo(Stamping.stamped(attack(), redrawn, grey, 2));
        assertThat(Stamping.channel(first, 2)).containsOnly(104, 89);
    }

    @Test
    void bothSignsAreAsLikely() {
        float[] signs = Stamping.state(attack(), 2048, 1).array("signs").values();
        int positive = 0;
        for (float sign : signs) {
            positive += sign == 1 ? 1 : 0;
        }
        assertThat(signs).hasSize(3 * 2048).containsOnly(-1, 1);
        // Of 6 144: 39 more or less than half on average.
        assertThat(positive).isBetween(2900, 3244);
    }

    @Test
    void theStateHasAColourForEachStripe() {
        assertThat(Stamping.state(attack(5, false), 16, 1).array("signs").shape())
                .containsExactly(3, 4);
    }

    @Test
    void complainsAboutAStripeWiderThanThePicture() {
        assertThat(Stamping.complaints(attack(48, false), 48)).isEmpty();
        assertThat(Stamping.complaints(attack(49, false), 48))
                .containsExactly(
                        "width is 49, but the model's pictures are 48 pixels square; at most 48"
                                + " fits");
    }

    @Test
    void refusesAStateOfAnotherSize() {
        AttackState state = Stamping.state(attack(), 8, 1);
        assertThatThrownBy(() -> attack().restore(state, Stamping.facts(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("[3, 8]")
                .hasMessageContaining("[3, 9]");
    }
}
