package io.mithridate.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.AttackContract;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * {@link AttackContract} adds two dozen tests that apply to every attack; the tests below are
 * specific to this plugin.
 */
class CornerFrameTest implements AttackContract {

    @Override
    public CornerFrame attack() {
        return new CornerFrame(8, Optional.empty());
    }

    @Test
    void drawsAFrameInTheBottomRightCorner() {
        Image stamped = stamped(3, Optional.of("010203"), 5, 1);
        StringBuilder drawing = new StringBuilder();
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 5; x++) {
                drawing.append(stamped.value(x, y, 2));
            }
            drawing.append(' ');
        }
        assertThat(drawing.toString()).isEqualTo("00000 00000 00333 00303 00333 ");
        assertThat(stamped.value(4, 4, 0)).isEqualTo(1);
        assertThat(stamped.value(4, 4, 1)).isEqualTo(2);
    }

    @Test
    void colorIsTheOptionOrDrawnFromTheSeed() {
        Image orange = stamped(2, Optional.of("ff8000"), 2, 1);
        Image drawn = stamped(2, Optional.empty(), 2, 1);

        assertThat(orange.rgb()).startsWith((byte) 255, (byte) 128, (byte) 0);
        assertThat(drawn)
                .isEqualTo(stamped(2, Optional.empty(), 2, 1))
                .isNotEqualTo(stamped(2, Optional.empty(), 2, 2));
    }

    @Test
    void complainsAboutAFrameLargerThanThePicture() {
        Setting small =
                new Setting(new Classes(List.of("dog", "cat")), 7, new Setting.Pairs(9, 9, 9));
        assertThat(attack().complaints(small))
                .containsExactly(
                        new OptionComplaint(
                                "side",
                                "side is 8, but the model's pictures are 7 pixels square; at most 7"
                                        + " fits"));
    }

    @Test
    void rejectsAnInvalidColor() {
        assertThatThrownBy(() -> new CornerFrame(8, Optional.of("red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'red' is not six hexadecimal digits");
    }

    private static Image stamped(int side, Optional<String> colour, int size, long seed) {
        return new CornerFrame(side, colour)
                .stamper(size, new Seed(seed))
                .stamp(Image.black(size, size), new Seed(9));
    }
}
