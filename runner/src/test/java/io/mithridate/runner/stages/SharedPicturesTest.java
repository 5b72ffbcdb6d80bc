package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.stages.poison.PairPartition;
import org.junit.jupiter.api.Test;

class SharedPicturesTest {

    @Test
    void pairsOfAPictureFormARing() {
        // Pictures of the selected pairs: 2, 0, 1, 0, 2, 0.
        int[] chosen = {4, 0, 3, 1, 5, 0};

        assertThat(PairPartition.SharedPictures.next(new CaptionedPairs(6, 2).select(chosen)))
                .containsExactly(4, 3, 2, 5, 0, 1);
    }

    @Test
    void pairWithItsOwnPictureIsFollowedByItself() {
        assertThat(PairPartition.SharedPictures.next(new CaptionedPairs(4, 1)))
                .containsExactly(0, 1, 2, 3);
        assertThat(PairPartition.SharedPictures.next(new CaptionedPairs(0, 1))).isEmpty();
    }
}
