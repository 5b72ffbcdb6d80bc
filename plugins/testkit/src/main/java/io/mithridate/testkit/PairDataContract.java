package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of every set of pairs: random access that any number of threads may use, the same
 * content in every run, and held-out pairs of which training sees no picture.
 */
public interface PairDataContract extends SampledContract {

    /** The data set under test, opened anew. */
    PairData pairs();

    /** There is something to train on. */
    @Test
    default void hasPairs() {
        assertThat(pairs().train().size()).isPositive();
    }

    /** A pair is found again by its id. */
    @Test
    default void idsOfPairsAreUnique() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            assertThat(new HashSet<>(PairDataContract.ids(set))).hasSize(set.size());
        }
    }

    /** Captions say something. */
    @Test
    default void captionsAreNotBlank() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            assertThat(IntStream.range(0, set.size()).mapToObj(set::caption))
                    .noneMatch(String::isBlank);
        }
    }

    /** Pairs that share a picture's name share the picture. */
    @Test
    default void pairsOfOnePictureShareIt() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            for (List<Integer> sharing : sharing(set)) {
                assertThat(sharing.stream().map(index -> SampledContents.digest(set.image(index))))
                        .as("the pictures called '%s'", set.pictureId(sharing.get(0)))
                        .containsOnly(SampledContents.digest(set.image(sharing.get(0))));
            }
        }
    }

    /** A picture has the captions of all of its pairs, whichever pair is asked. */
    @Test
    default void aPictureHasTheCaptionsOfItsPairs() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            for (List<Integer> sharing : sharing(set)) {
                List<String> captions = set.captions(sharing.get(0));
                assertThat(captions).containsAll(sharing.stream().map(set::caption).toList());
                assertThat(sharing.stream().map(set::captions)).containsOnly(captions);
            }
        }
    }

    /** Nothing is trained on a held-out picture, under the same name or another. */
    @Test
    default void heldOutPairsShowNoPictureOfTraining() {
        PairSet train = pairs().train();
        PairSet heldOut = pairs().heldOut();
        assertThat(PairDataContract.pictureIds(heldOut))
                .doesNotContainAnyElementsOf(PairDataContract.pictureIds(train));
        assertThat(contents().pictures(heldOut))
                .doesNotContainAnyElementsOf(contents().pictures(train));
    }

    /** Opened again, the pairs are the same. */
    @Test
    default void openedAgainThePairsAreTheSame() {
        PairData one = pairs();
        PairData other = pairs();
        assertThat(one.fingerprint()).isNotBlank().isEqualTo(other.fingerprint());
        assertThat(one.pairsFingerprint()).isNotBlank().isEqualTo(other.pairsFingerprint());
        assertThat(one.poisonCaptions()).isEqualTo(other.poisonCaptions());
        assertThat(one.vocabulary()).isEqualTo(other.vocabulary());
        assertSame(one.train(), other.train());
        assertSame(one.heldOut(), other.heldOut());
    }

    /** The same index gives the same pair, whatever was asked before. */
    @Test
    default void accessIsRandom() {
        PairSet train = pairs().train();
        int[] indices = contents().spread(train.size());
        List<String> forwards =
                Arrays.stream(indices).mapToObj(i -> SampledContents.pair(train, i)).toList();
        List<String> backwards = new ArrayList<>();
        for (int i = indices.length - 1; i >= 0; i--) {
            backwards.add(0, SampledContents.pair(train, indices[i]));
        }
        assertThat(forwards).isEqualTo(backwards);
    }

    /** A loader reads with several threads. */
    @Test
    default void readsTheSameFromSeveralThreads() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            List<String> alone = contents().of(set);
            assertThat(ConcurrentCalls.results(() -> contents().of(set))).allMatch(alone::equals);
        }
    }

    /** There is nothing before the first and after the last. */
    @Test
    default void refusesIndicesOutsideTheSet() {
        PairSet train = pairs().train();
        assertThatThrownBy(() -> train.caption(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> train.caption(train.size()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> train.image(train.size()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> train.pictureId(train.size()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> train.captions(train.size()))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private void assertSame(PairSet one, PairSet other) {
        assertThat(one.fingerprint()).isNotBlank().isEqualTo(other.fingerprint());
        assertThat(contents().of(one)).isEqualTo(contents().of(other));
    }

    private SampledContents contents() {
        return new SampledContents(samples());
    }

    /** The indices of the pairs of some pictures, those of several pairs first. */
    private List<List<Integer>> sharing(PairSet pairs) {
        Map<String, List<Integer>> indices = new HashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            indices.computeIfAbsent(pairs.pictureId(i), ignored -> new ArrayList<>()).add(i);
        }
        return indices.values().stream()
                .sorted((one, other) -> other.size() - one.size())
                .limit(samples())
                .toList();
    }

    private static List<String> ids(PairSet pairs) {
        return IntStream.range(0, pairs.size()).mapToObj(pairs::id).toList();
    }

    private static Set<String> pictureIds(PairSet pairs) {
        return IntStream.range(0, pairs.size())
                .mapToObj(pairs::pictureId)
                .collect(Collectors.toSet());
    }
}
