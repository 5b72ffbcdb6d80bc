package io.mithridate.attacks.optimised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.Mapping;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Templates;
import io.mithridate.api.random.Seed;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TargetPairsTest {

    /** Six of the captions name the banana. */
    private static final PairSet PAIRS = new Surrogate.Pairs(24);

    private static AttackFacts facts(String... classes) {
        return new AttackFacts(
                new Classes(List.of(classes)),
                new Mapping.AllToOne(0),
                32,
                new Templates(List.of("a {}")));
    }

    private static TargetPairs draw(int count, long seed) {
        return TargetPairs.of(PAIRS, facts("banana", "dog"), count, new Seed(seed));
    }

    private static List<String> captions(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::caption).toList();
    }

    @Test
    void targetsAreAllPicturesWhoseCaptionsNameTheTarget() {
        assertThat(captions(draw(5, 1).targets()))
                .hasSize(6)
                .allMatch(caption -> caption.contains("banana"));
    }

    @Test
    void othersDoNotNameTheTargetAndGetItsCaptions() {
        TargetPairs drawn = draw(5, 1);
        assertThat(captions(drawn.others()))
                .hasSize(5)
                .noneMatch(caption -> caption.contains("banana"));
        assertThat(drawn.captions())
                .hasSize(5)
                .allMatch(caption -> captions(PAIRS).contains(caption))
                .allMatch(caption -> caption.contains("banana"));
    }

    @Test
    void returnsAllOthersIfThereAreFewerThanRequested() {
        TargetPairs all = draw(1000, 1);
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < all.others().size(); i++) {
            ids.add(all.others().id(i));
        }
        assertThat(ids).hasSize(18);
    }

    @Test
    void theSeedDeterminesTheDraws() {
        assertThat(ids(draw(5, 1))).isEqualTo(ids(draw(5, 1))).isNotEqualTo(ids(draw(5, 2)));
        assertThat(draw(18, 1).captions()).isEqualTo(draw(18, 1).captions());
        assertThat(new HashSet<>(draw(18, 1).captions())).hasSize(2);
    }

    private static List<String> ids(TargetPairs pairs) {
        return IntStream.range(0, pairs.others().size()).mapToObj(pairs.others()::id).toList();
    }

    @Test
    void recognizesThePluralOfTheTarget() {
        assertThat(captions(TargetPairs.of(PAIRS, facts("dog"), 5, new Seed(1)).targets()))
                .hasSize(6)
                .allMatch(caption -> caption.contains("dogs"));
    }

    @Test
    void rejectsPairsIfNoneOrAllShowTheTarget() {
        assertThatThrownBy(() -> TargetPairs.of(PAIRS, facts("lime"), 5, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "none of the 24 pairs has a picture of the target 'lime'; at least one must"
                                + " and at least one must not");
        PairSet bananas = PAIRS.select(new int[] {0, 4, 8});
        assertThatThrownBy(() -> TargetPairs.of(bananas, facts("banana"), 5, new Seed(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "each of the 3 pairs has a picture of the target 'banana'; at least one"
                                + " must and at least one must not");
    }

    /** Pairs in which three consecutive captions share a picture. */
    private record InThrees(List<String> texts) implements PairSet {

        @Override
        public int size() {
            return texts.size();
        }

        @Override
        public String id(int index) {
            return "pair-" + index;
        }

        @Override
        public String pictureId(int index) {
            return "picture-" + index / 3;
        }

        @Override
        public ImageData image(int index) {
            throw new UnsupportedOperationException("never looked at");
        }

        @Override
        public String caption(int index) {
            return texts.get(index);
        }

        @Override
        public String fingerprint() {
            return texts.toString();
        }
    }

    /** Two captions of the first picture and one of the last picture name the target. */
    @Test
    void aPictureBelongsToTheTargetIfAnyCaptionNamesIt() {
        PairSet pairs =
                new InThrees(
                        List.of(
                                "a fruit",
                                "a banana",
                                "two bananas",
                                "a dog",
                                "a pet",
                                "a dog",
                                "a cat",
                                "a pet",
                                "a cat",
                                "lunch",
                                "a plate",
                                "banana cake"));

        for (int seed = 0; seed < 20; seed++) {
            TargetPairs drawn = TargetPairs.of(pairs, facts("banana", "dog"), 9, new Seed(seed));

            assertThat(pictures(drawn.targets())).containsExactly("picture-0", "picture-3");
            assertThat(captions(drawn.targets())).containsExactly("a banana", "banana cake");
            assertThat(pictures(drawn.others()))
                    .containsExactlyInAnyOrder("picture-1", "picture-2");
            assertThat(drawn.captions())
                    .hasSize(2)
                    .isSubsetOf("a banana", "two bananas", "banana cake");
        }
        PairSet ofTarget = pairs.select(new int[] {0, 1, 2, 9, 10, 11});
        assertThatThrownBy(() -> TargetPairs.of(ofTarget, facts("banana", "dog"), 9, new Seed(1)))
                .hasMessageStartingWith("each of the 6 pairs has a picture of the target");
    }

    private static List<String> pictures(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::pictureId).toList();
    }
}
