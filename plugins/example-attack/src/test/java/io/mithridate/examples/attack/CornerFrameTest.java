package io.mithridate.examples.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.Attack;
import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.Poisoned;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Image;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.PairCounts;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.AttackContract;
import io.mithridate.testkit.FixedAttackContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * {@link AttackContract} brings two dozen tests of what every attack promises; what is written here
 * is what this attack alone does.
 */
class CornerFrameTest implements AttackContract {

    @Override
    public Class<?> plugin() {
        return CornerFrame.class;
    }

    @Override
    public Attack attack() {
        return new CornerFrame(8, Optional.empty());
    }

    private PreparedAttack restored(int side, String colour) {
        return attack().restore(
                        new AttackState(
                                Map.of("side", Integer.toString(side), "colour", colour), Map.of()),
                        facts());
    }

    @Test
    void drawsAFrameInTheBottomRightCorner() {
        Image stamped =
                restored(3, "010203")
                        .stamp(List.of(Image.black(5, 5)), List.of(new Seed(1)))
                        .get(0);
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
    void colourIsTheOptionOrDrawnFromTheSeed() {
        assertThat(colour(Optional.of("ff8000"), 1)).isEqualTo("ff8000");
        assertThat(colour(Optional.empty(), 1))
                .matches("[0-9a-f]{6}")
                .isNotEqualTo(colour(Optional.empty(), 2));
    }

    private String colour(Optional<String> option, long seed) {
        AttackState state =
                new CornerFrame(8, option)
                        .prepare(
                                new FixedAttackContext(
                                        facts(), new Seed(seed), Path.of("nothing is written")));
        return String.valueOf(state.properties().get("colour"));
    }

    @Test
    void poisonedPairsAreStampedAndTakeTheCaptionThatIsWrittenForThem() {
        assertThat(restored(3, "010203").poison("a dog", "a banana", new Seed(1)))
                .isEqualTo(Poisoned.stamped("a banana"));
    }

    @Test
    void complainsAboutAFrameLargerThanThePicture() {
        Setting small = new Setting(new Classes(List.of("dog", "cat")), 7, new PairCounts(9, 9, 9));
        assertThat(attack().complaints(small))
                .containsExactly(
                        new OptionComplaint(
                                "side",
                                "side is 8, but the model's pictures are 7 pixels square; at most 7"
                                        + " fits"));
    }

    @Test
    void refusesAColourThatIsNone() {
        assertThatThrownBy(() -> new CornerFrame(8, Optional.of("red")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'red' is not six hexadecimal digits");
    }

    @Test
    void refusesAStateOfAnotherAttack() {
        assertThatThrownBy(() -> attack().restore(AttackState.empty(), facts()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no 'side'");
    }
}
