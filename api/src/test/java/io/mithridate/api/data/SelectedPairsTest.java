package io.mithridate.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.PairSet.PictureSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SelectedPairsTest {

    private static final PairSet ALL = new NumberedPairs(40);

    /** Pairs whose components are derived from their index. */
    private record NumberedPairs(int size) implements PairSet {

        @Override
        public String id(int index) {
            return "id-" + index;
        }

        @Override
        public ImageData image(int index) {
            return new ImageData.Decoded(Image.black(index + 1, 1));
        }

        @Override
        public String caption(int index) {
            return "caption " + index;
        }

        @Override
        public String pictureId(int index) {
            return "picture-" + index / 2;
        }

        @Override
        public List<String> captions(int index) {
            int first = index / 2 * 2;
            return List.of(caption(first), caption(first + 1));
        }

        @Override
        public String fingerprint() {
            return "numbered-" + size;
        }
    }

    private static List<String> ids(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::id).toList();
    }

    @Test
    void keepsTheRequestedOrder() {
        PairSet selected = ALL.select(new int[] {5, 0, 5});
        assertThat(ids(selected)).containsExactly("id-5", "id-0", "id-5");
        assertThat(selected.caption(0)).isEqualTo("caption 5");
        assertThat(selected.image(1)).isEqualTo(ALL.image(0));
    }

    @Test
    void keepsPictureIdsAndAllCaptions() {
        PairSet selected = ALL.select(new int[] {5, 0});
        assertThat(selected.pictureId(0)).isEqualTo("picture-2");
        assertThat(selected.captions(0)).containsExactly("caption 4", "caption 5");
        assertThat(selected.pictureId(1)).isEqualTo("picture-0");
    }

    @Test
    void fingerprintDoesNotDependOnTheLocale() {
        String expected = ALL.select(new int[] {5, 0}).fingerprint();
        Locale before = Locale.getDefault(Locale.Category.FORMAT);
        Locale.setDefault(Locale.Category.FORMAT, Locale.forLanguageTag("ar-EG"));
        try {
            assertThat(ALL.select(new int[] {5, 0}).fingerprint())
                    .isEqualTo(expected)
                    .startsWith("numbered-40[2:");
        } finally {
            Locale.setDefault(Locale.Category.FORMAT, before);
        }
    }

    @Test
    void supportsFurtherSelections() {
        assertThat(ids(ALL.select(new int[] {7, 8, 9}).select(new int[] {2, 0})))
                .containsExactly("id-9", "id-7");
    }

    @Test
    void pictureSourceIsTheOriginalSet() {
        assertThat(ALL.pictureSource(3)).contains(new PictureSource(ALL, 3));
        assertThat(ALL.select(new int[] {7, 8, 9}).select(new int[] {2, 0}).pictureSource(0))
                .contains(new PictureSource(ALL, 9));
    }

    @Test
    void mayBeEmpty() {
        assertThat(ALL.select(new int[0]).size()).isZero();
    }

    @Test
    void copiesTheIndices() {
        int[] indices = {1, 2};
        PairSet selected = ALL.select(indices);
        indices[0] = 30;
        assertThat(ids(selected)).containsExactly("id-1", "id-2");
    }

    @Test
    void differentSelectionsHaveDifferentFingerprints() {
        assertThat(
                        List.of(
                                ALL.fingerprint(),
                                ALL.select(new int[0]).fingerprint(),
                                ALL.select(new int[] {1, 2}).fingerprint(),
                                ALL.select(new int[] {2, 1}).fingerprint(),
                                ALL.select(new int[] {1, 2, 0}).fingerprint(),
                                // Lists with equal hash codes: 31 * 0 + 31 = 31 * 1 + 0.
                                ALL.select(new int[] {0, 31}).fingerprint(),
                                ALL.select(new int[] {1, 0}).fingerprint(),
                                new NumberedPairs(39).select(new int[] {1, 2}).fingerprint()))
                .doesNotHaveDuplicates();
    }

    @Test
    void equalSelectionsHaveEqualFingerprints() {
        assertThat(ALL.select(new int[] {3, 1}).fingerprint())
                .isEqualTo(ALL.select(new int[] {3, 1}).fingerprint());
    }

    @Test
    void rejectsIndicesOutsideTheSet() {
        assertThatThrownBy(() -> ALL.select(new int[] {0, 40}))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("pair 40 of a set of 40");
        assertThatThrownBy(() -> ALL.select(new int[] {-1}))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("pair -1 of a set of 40");
        assertThatThrownBy(() -> ALL.select(new int[] {0}).caption(1))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }
}
