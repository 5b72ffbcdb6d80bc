package io.mithridate.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ImageDecoderTest {

    private static final ImageDecoder DECODER =
            new ImageDecoder() {
                @Override
                public Image decode(ImageData data) {
                    return ((ImageData.Decoded) data).image();
                }

                @Override
                public Image decode(ImageData data, int size) {
                    return decode(data);
                }
            };

    /** A single pair with a damaged picture. */
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
    void returnsABlackPictureIfUnreadablePicturesAreAllowed() {
        assertThat(DECODER.decode(new Damaged(1), 0, 4)).isEqualTo(Image.black(4, 4));
    }

    @Test
    void throwsIfUnreadablePicturesAreNotAllowed() {
        assertThatThrownBy(() -> DECODER.decode(new Damaged(0), 0, 4))
                .isInstanceOf(CorruptImageException.class)
                .hasMessage("a.jpg: it is truncated");
    }
}
