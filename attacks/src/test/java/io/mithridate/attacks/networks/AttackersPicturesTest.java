package io.mithridate.attacks.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.plugin.OptionComplaint;
import io.mithridate.api.plugin.Setting;
import io.mithridate.api.random.Seed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttackersPicturesTest {

    private static final PairSet PAIRS = new SmoothPairs(160, 4);

    private static List<String> pictures(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::pictureId).toList();
    }

    @Test
    void assignsEachPictureToExactlyOneSide() {
        AttackersPictures divided = AttackersPictures.of(PAIRS, new Seed(1));
        assertThat(divided.heldBack().size()).isEqualTo(10);
        assertThat(divided.training().size()).isEqualTo(70);
        Set<String> all = new HashSet<>(pictures(divided.training()));
        all.addAll(pictures(divided.heldBack()));
        assertThat(all).hasSize(80);
    }

    /** Seventeen pairs: eight pictures have two pairs, one has a single pair. */
    @Test
    void countsPicturesWithASinglePair() {
        AttackersPictures divided = AttackersPictures.of(new SmoothPairs(17, 4), new Seed(1));
        assertThat(divided.heldBack().size() + divided.training().size()).isEqualTo(9);
    }

    @Test
    void theSeedDeterminesTheHeldBackPictures() {
        PairSet heldBack = AttackersPictures.of(PAIRS, new Seed(1)).heldBack();
        assertThat(pictures(AttackersPictures.of(PAIRS, new Seed(1)).heldBack()))
                .isEqualTo(pictures(heldBack));
        assertThat(pictures(AttackersPictures.of(PAIRS, new Seed(2)).heldBack()))
                .isNotEqualTo(pictures(heldBack));
    }

    @Test
    void holdsBackAtMost256Pictures() {
        AttackersPictures divided = AttackersPictures.of(new SmoothPairs(8000, 2), new Seed(1));
        assertThat(divided.heldBack().size()).isEqualTo(256);
        assertThat(divided.training().size()).isEqualTo(4000 - 256);
    }

    /** Of 36 pictures, four are held back; of seven, none. */
    @ParameterizedTest
    @CsvSource({"32, 35, 36", "2, 7, 8"})
    void complainsAboutTooFewPairs(int batch, int few, int enough) {
        assertThat(complaints(few, batch))
                .singleElement()
                .satisfies(
                        complaint -> {
                            assertThat(complaint.option()).isEqualTo("steps");
                            assertThat(complaint.reason())
                                    .contains("the run has %d, but %d are".formatted(few, enough));
                        });
        assertThat(complaints(enough, batch)).isEmpty();
        int heldBackCount =
                AttackersPictures.of(new SmoothPairs(2 * enough, 2), new Seed(1)).heldBack().size();
        assertThat(heldBackCount).isPositive();
        assertThat(enough - heldBackCount).isGreaterThanOrEqualTo(batch);
    }

    private static List<OptionComplaint> complaints(int pairCount, int batch) {
        return AttackersPictures.complaints(
                "ssba", new Setting.Pairs(1000, pairCount, 1000), batch);
    }

    @Test
    void heldBackImagesHaveTheRequestedSize() {
        AttackersPictures divided = AttackersPictures.of(PAIRS, new Seed(1));
        assertThat(divided.heldBackImages(SmoothPairs.DECODER, 4))
                .hasSize(10)
                .allMatch(image -> image.width() == 4);
    }
}
