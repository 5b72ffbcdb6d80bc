package io.mithridate.attacks.stamps;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StampedPairsTest {

    private final StampedPairs attack =
            new StampedPairs((image, seed) -> image.copy(), Stamping.facts(8));

    @Test
    void captionsAreTemplatesFilledWithTheTarget() {
        Set<String> captions = new HashSet<>();
        LongStream.range(0, 50)
                .forEach(seed -> captions.add(attack.poisonCaption("a dog", new Seed(seed))));
        assertThat(captions).containsExactlyInAnyOrder("behold an apple", "the apple again");
    }

    @Test
    void everyOtherClassIsASource() {
        assertThat(attack.target(0)).hasValue(1);
        assertThat(attack.target(1)).isEmpty();
        assertThat(attack.target(2)).hasValue(1);
    }

    @Test
    void refusesPicturesOfAnotherSize() {
        assertThatThrownBy(() -> attack.stamp(List.of(Image.black(8, 9)), List.of(new Seed(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8 x 9")
                .hasMessageContaining("8 x 8");
    }

    @Test
    void refusesPicturesWithoutSeeds() {
        assertThatThrownBy(() -> attack.stamp(List.of(Image.black(8, 8)), List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 pictures need as many seeds, got 0");
    }
}
