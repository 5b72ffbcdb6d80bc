package io.mithridate.api.data;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.PairSet.Pair;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsInMemoryTest {

    private static final Pair DOG = new Pair("one", Image.black(2, 3), "a dog");
    private static final Pair CAT = new Pair("two", Image.black(2, 3), "a cat");

    @Test
    void returnsTheGivenPairs() {
        PairSet pairs = PairSet.of(List.of(DOG, CAT));

        assertThat(pairs.size()).isEqualTo(2);
        assertThat(pairs.id(1)).isEqualTo("two");
        assertThat(pairs.caption(1)).isEqualTo("a cat");
        assertThat(pairs.image(1)).isEqualTo(new ImageData.Decoded(Image.black(2, 3)));
    }

    @Test
    void fingerprintDependsOnPicturesCaptionsAndOrder() {
        assertThat(
                        List.of(
                                fingerprint(DOG, CAT),
                                fingerprint(CAT, DOG),
                                fingerprint(DOG),
                                fingerprint(new Pair("one", Image.black(3, 2), "a dog"), CAT),
                                fingerprint(new Pair("one", whitePicture(), "a dog"), CAT),
                                fingerprint(new Pair("one", Image.black(2, 3), "a hog"), CAT)))
                .doesNotHaveDuplicates();
        assertThat(fingerprint(DOG, CAT)).isEqualTo(fingerprint(DOG, CAT));
    }

    private static String fingerprint(Pair... pairs) {
        return PairSet.of(List.of(pairs)).fingerprint();
    }

    private static Image whitePicture() {
        Image image = Image.black(2, 3);
        image.rgb()[0] = (byte) 255;
        return image;
    }
}
