package io.mithridate.attacks.stamps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackState;
import io.mithridate.api.attack.NumberArray;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredTriggerTest {

    private final StoredTrigger stored =
            new StoredTrigger(
                    new AttackState(
                            Map.of("alpha", "0.25", "size", "7", "compat", "true"),
                            Map.of(
                                    "pattern",
                                    new NumberArray(
                                            List.of(3, 1, 2), new float[] {1, 2, 3, 4, 5, 6}),
                                    "square",
                                    new NumberArray(List.of(3, 1, 1), new float[] {1, 2, 3}))));

    @Test
    void readsEachKindOfValue() {
        assertThat(stored.number("alpha")).isEqualTo(0.25);
        assertThat(stored.wholeNumber("size")).isEqualTo(7);
        assertThat(stored.truth("compat")).isTrue();
        assertThat(stored.numbers("pattern", 3, 1, 2)).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(stored.pattern("square", 1)).containsExactly(1, 2, 3);
    }

    @Test
    void interleavesPatterns() {
        float[] channelsFirst = {1, 2, 3, 4, 10, 20, 30, 40, 100, 200, 300, 400};
        assertThat(ChannelOrder.interleaved(channelsFirst, 2))
                .containsExactly(1, 10, 100, 2, 20, 200, 3, 30, 300, 4, 40, 400);
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> stored.number("strength"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the attack's state has no 'strength', only [alpha, compat, size]");
    }

    @Test
    void saysWhichShapeIsWrong() {
        assertThatThrownBy(() -> stored.pattern("pattern", 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the attack's state has 'pattern' in the shape [3, 1, 2]; pictures of this"
                                + " size need [3, 4, 4]");
    }
}
