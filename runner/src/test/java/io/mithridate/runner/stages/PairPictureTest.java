package io.mithridate.runner.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import org.junit.jupiter.api.Test;

class PairPictureTest {

    /** One pair, whose picture is damaged. */
    private record Damaged(int unreadableAllowed) implements PairSet {

        @Override
        public int size() {
            return 1;
        }

        @Override
        public String id(int index) {
            return "damaged";
        }

        @Override
        public ImageData image(int index) {
            throw new CorruptImageException("a.jpg", "it is truncated");
        }

        @Override
        public String caption(int index) {
            return "a caption";
        }

        @Override
        public String fingerprint() {
            return "damaged";
        }
    }

    @Test
    void isBlackWhereTrainingMayDoWithoutIt() {
        assertThat(PairPicture.of(new Damaged(1), 0, FixedLaboratory.DECODER, 4))
                .isEqualTo(Image.black(4, 4));
    }

    @Test
    void endsTheStageWhereItMayNot() {
        assertThatThrownBy(() -> PairPicture.of(new Damaged(0), 0, FixedLaboratory.DECODER, 4))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage("a.jpg: it is truncated");
    }
}
