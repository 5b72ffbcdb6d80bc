package io.mithridate.tensorflow.image.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.Image;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import org.junit.jupiter.api.Test;

class BlackPicturesTest {

    /** Pairs with unreadable pictures; each picture belongs to two pairs. */
    private record Gone(String fingerprint, int unreadableAllowed) implements PairSet {

        @Override
        public int size() {
            return 10;
        }

        @Override
        public String id(int index) {
            return "pair " + index;
        }

        @Override
        public String pictureId(int index) {
            return "picture " + index / 2;
        }

        @Override
        public ImageData image(int index) {
            throw new CorruptImageException(pictureId(index), "there is no such file");
        }

        @Override
        public String caption(int index) {
            return "a caption";
        }
    }

    private final ClipImageDecoder decoder = new ClipImageDecoder();

    private Image decode(PairSet pairs, int index) {
        return decoder.decode(pairs, index, 4);
    }

    @Test
    void replacesAsManyPicturesAsTheSetAllows() {
        PairSet pairs = new Gone("some", 2);
        for (int index : new int[] {0, 1, 2, 3, 0}) {
            assertThat(decode(pairs, index)).isEqualTo(Image.black(4, 4));
        }

        String message =
                "picture 2: there is no such file: this exceeds the limit of 2 pictures that may be"
                        + " left out";
        assertThatThrownBy(() -> decode(pairs, 4))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> decode(pairs, 5)).hasMessage(message);
        assertThat(decode(pairs, 1)).isEqualTo(Image.black(4, 4));
        assertThat(decode(new Gone("others", 2), 4)).isEqualTo(Image.black(4, 4));
    }

    @Test
    void replacesNoPictureIfTheSetAllowsNone() {
        assertThatThrownBy(() -> decode(new Gone("some", 0), 0))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage("picture 0: there is no such file");
    }
}
