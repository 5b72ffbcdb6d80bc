package io.mithridate.attacks.networks;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.PairSet;
import io.mithridate.api.random.Seed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AttackersPicturesTest {

    private static final PairSet PAIRS = new SmoothPairs(160, 4);

    private static List<String> pictures(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::pictureId).toList();
    }

    @Test
    void everyPictureIsOnOneSideAndThereOnce() {
        AttackersPictures divided = AttackersPictures.of(PAIRS, new Seed(1));
        assertThat(divided.heldBack().size()).isEqualTo(10);
        assertThat(divided.training().size()).isEqualTo(70);
        Set<String> all = new HashSet<>(pictures(divided.training()));
        all.addAll(pictures(divided.heldBack()));
        assertThat(all).hasSize(80);
    }

    @Test
    void theSeedDecidesWhichAreHeldBack() {
        PairSet once = AttackersPictures.of(PAIRS, new Seed(1)).heldBack();
        assertThat(pictures(AttackersPictures.of(PAIRS, new Seed(1)).heldBack()))
                .isEqualTo(pictures(once));
        assertThat(pictures(AttackersPictures.of(PAIRS, new Seed(2)).heldBack()))
                .isNotEqualTo(pictures(once));
    }

    @Test
    void noMoreAreHeldBackThanJudge() {
        AttackersPictures divided = AttackersPictures.of(new SmoothPairs(8000, 2), new Seed(1));
        assertThat(divided.heldBack().size()).isEqualTo(256);
        assertThat(divided.training().size()).isEqualTo(4000 - 256);
    }

    @Test
    void judgesHaveTheSizeThatIsStamped() {
        AttackersPictures divided = AttackersPictures.of(PAIRS, new Seed(1));
        assertThat(divided.judges(SmoothPairs.DECODER, 4))
                .hasSize(10)
                .allMatch(image -> image.width() == 4);
    }
}
