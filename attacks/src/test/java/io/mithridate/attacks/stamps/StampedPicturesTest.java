package io.mithridate.attacks.stamps;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Image;
import io.mithridate.api.random.Seed;
import java.util.List;
import org.junit.jupiter.api.Test;

class StampedPicturesTest {

    private final StampedPictures attack =
            new StampedPictures((image, seed) -> image.copy(), Stamping.facts(8));

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
