package io.mithridate.datasets.emojiscenes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.random.Seed;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CombinationsTest {

    @Property(tries = 100)
    void holdsOutFourPartnersOfEveryClassAndTheClassItself(
            @ForAll @IntRange(min = 6, max = 60) int classes, @ForAll long seed) {
        Combinations combinations = new Combinations(classes, new Seed(seed));
        for (int one = 0; one < classes; one++) {
            int heldOut = 0;
            for (int other = 0; other < classes; other++) {
                assertThat(combinations.isHeldOut(one, other))
                        .isEqualTo(combinations.isHeldOut(other, one));
                heldOut += combinations.isHeldOut(one, other) ? 1 : 0;
            }
            assertThat(combinations.isHeldOut(one, one)).isTrue();
            assertThat(heldOut).isEqualTo(5);
        }
    }

    @Test
    void listsHeldOutPairsOnce() {
        Combinations combinations = new Combinations(50, new Seed(1));
        assertThat(combinations.all())
                .hasSize(100)
                .doesNotHaveDuplicates()
                .allMatch(pair -> combinations.isHeldOut(pair.one(), pair.other()))
                .allMatch(pair -> pair.one() != pair.other());
    }

    @Test
    void dependsOnItsSeed() {
        assertThat(new Combinations(50, new Seed(1)).all())
                .isEqualTo(new Combinations(50, new Seed(1)).all())
                .isNotEqualTo(new Combinations(50, new Seed(2)).all());
    }

    @Test
    void rejectsTooFewClasses() {
        assertThatThrownBy(() -> new Combinations(5, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("5 classes leave no combination to train on; at least 6 do");
    }
}
