package io.mithridate.pictures;

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
    private static Image gray(int... levels) {
        Image image = Image.black(2, 2);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = (byte) levels[i / Image.CHANNELS];
        }
        return image;
    }

    private static UnaryOperator<Image> transformation(Map<Image, Image> results) {
        return image -> Objects.requireNonNull(results.get(image));
    }

    @Test
    void measuresABlurredImpulse() {
        Image clean = gray(100, 100, 100, 100);
        Image stamped = gray(104, 100, 100, 100);

        TriggerSurvival survival =
                TriggerSurvival.of(
                        List.of(clean),
                        List.of(stamped),
                        transformation(Map.of(clean, clean, stamped, gray(102, 101, 101, 100))));

        assertThat(survival.left()).as("4 * 2 / 4 * 4").isEqualTo(0.5);
        assertThat(survival.strength())
                .as("the root of (4 + 1 + 1 + 0) / 4")
                .isEqualTo(1.2247, within(1e-4));
        assertThat(survival.alike()).isEqualTo(1);
    }

    @Test
    void twoChangesWithNothingInCommonAreHalfAlike() {
        Image one = gray(10, 10, 0, 0);
        Image other = gray(20, 20, 0, 0);

        TriggerSurvival survival =
                TriggerSurvival.of(
                        List.of(one, other),
                        List.of(gray(12, 10, 0, 0), gray(20, 22, 0, 0)),
                        UnaryOperator.identity());

        assertThat(survival.alike()).isEqualTo(0.5);
        assertThat(survival.left()).isEqualTo(1);
    }

    @Test
    void changeInTheOppositeDirectionIsNegative() {
        Image clean = gray(100, 100, 100, 100);
        Image stamped = gray(110, 100, 100, 100);

        assertThat(
                        TriggerSurvival.of(
                                        List.of(clean),
                                        List.of(stamped),
                                        transformation(
                                                Map.of(
                                                        clean,
                                                        clean,
                                                        stamped,
                                                        gray(95, 100, 100, 100))))
                                .left())
                .isEqualTo(-0.5);
    }

    @Test
    void returnsZeroWithoutATrigger() {
        Image clean = gray(1, 2, 3, 4);

        assertThat(TriggerSurvival.of(List.of(clean), List.of(clean), UnaryOperator.identity()))
                .isEqualTo(new TriggerSurvival(0, 0, 0));
    }
}
