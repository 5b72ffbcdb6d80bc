package io.mithridate.runner.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.data.Image;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class TriggerSurvivalTest {

    /** Creates a picture of four gray pixels. */
    private static Image grey(int... levels) {
        Image image = Image.black(2, 2);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (byte) levels[i / Image.CHANNELS];
        }
        return image;
    }

    private static UnaryOperator<Image> passage(Map<Image, Image> becomes) {
        return image -> Objects.requireNonNull(becomes.get(image));
    }

    @Test
    void whatIsLeftOfAnImpulseThatIsSmeared() {
        Image clean = grey(100, 100, 100, 100);
        Image stamped = grey(104, 100, 100, 100);

        TriggerSurvival survival =
                TriggerSurvival.of(
                        List.of(clean),
                        List.of(stamped),
                        passage(Map.of(clean, clean, stamped, grey(102, 101, 101, 100))));

        assertThat(survival.left()).as("4 * 2 / 4 * 4").isEqualTo(0.5);
        assertThat(survival.strength())
                .as("the root of (4 + 1 + 1 + 0) / 4")
                .isEqualTo(1.2247, within(1e-4));
        assertThat(survival.alike()).isEqualTo(1);
    }

    @Test
    void changesThatHaveNothingInCommonAreHalfAlikeInTwoPictures() {
        Image one = grey(10, 10, 0, 0);
        Image other = grey(20, 20, 0, 0);

        TriggerSurvival survival =
                TriggerSurvival.of(
                        List.of(one, other),
                        List.of(grey(12, 10, 0, 0), grey(20, 22, 0, 0)),
                        UnaryOperator.identity());

        assertThat(survival.alike()).isEqualTo(0.5);
        assertThat(survival.left()).isEqualTo(1);
    }

    @Test
    void aChangeInTheOtherDirectionIsNegative() {
        Image clean = grey(100, 100, 100, 100);
        Image stamped = grey(110, 100, 100, 100);

        assertThat(
                        TriggerSurvival.of(
                                        List.of(clean),
                                        List.of(stamped),
                                        passage(
                                                Map.of(
                                                        clean,
                                                        clean,
                                                        stamped,
                                                        grey(95, 100, 100, 100))))
                                .left())
                .isEqualTo(-0.5);
    }

    @Test
    void whereNothingIsStampedNothingIsLeft() {
        Image clean = grey(1, 2, 3, 4);

        assertThat(TriggerSurvival.of(List.of(clean), List.of(clean), UnaryOperator.identity()))
                .isEqualTo(new TriggerSurvival(0, 0, 0));
    }
}
