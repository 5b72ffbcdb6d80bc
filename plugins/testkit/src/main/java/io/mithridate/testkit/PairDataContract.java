package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.PairData;
import io.mithridate.api.data.PairSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of every set of pairs: it can be accessed at random by any number of threads, its
 * content is the same in every run, and no picture of the held-out pairs is used in training.
 */
public interface PairDataContract extends SampledContract {

    /** Opens the data set under test. */
    PairData pairs();

    /** The data set has training pairs. */
    @Test
    default void hasPairs() {
        assertThat(pairs().train().size()).isPositive();
    }

    /** The ids of pairs are unique. */
    @Test
    default void idsOfPairsAreUnique() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            assertThat(new HashSet<>(PairDataContract.ids(set))).hasSize(set.size());
        }
    }

    /** No caption is blank. */
    @Test
    default void captionsAreNotBlank() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            assertThat(IntStream.range(0, set.size()).mapToObj(set::caption))
                    .noneMatch(String::isBlank);
        }
    }

    /** Pairs with the same picture id have the same picture. */
    @Test
    default void pairsOfOnePictureShareIt() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            for (List<Integer> sharing : indicesByPicture(set)) {
                assertThat(sharing.stream().map(index -> SampledContents.digest(set.image(index))))
                        .as("the pictures called '%s'", set.pictureId(sharing.get(0)))
                        .containsOnly(SampledContents.digest(set.image(sharing.get(0))));
            }
        }
    }

    /** Every pair of a picture returns the captions of all pairs of that picture. */
    @Test
    default void aPictureHasTheCaptionsOfItsPairs() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            for (List<Integer> sharing : indicesByPicture(set)) {
                List<String> captions = set.captions(sharing.get(0));
                assertThat(captions).containsAll(sharing.stream().map(set::caption).toList());
                assertThat(sharing.stream().map(set::captions)).containsOnly(captions);
            }
        }
    }

    /** No held-out picture is in the training pairs, under the same id or another. */
    @Test
    default void heldOutPairsShowNoPictureOfTraining() {
        PairSet train = pairs().train();
        PairSet heldOut = pairs().heldOut();
        assertThat(PairDataContract.pictureIds(heldOut))
                .doesNotContainAnyElementsOf(PairDataContract.pictureIds(train));
        assertThat(contents().pictures(heldOut))
                .doesNotContainAnyElementsOf(contents().pictures(train));
    }

    /** Opening the data set again gives the same pairs. */
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

    /** An index always gives the same pair, regardless of earlier accesses. */
    @Test
    default void accessIsRandom() {
        PairSet train = pairs().train();
        int[] indices = contents().sampledIndices(train.size());
        List<String> forwards = contents().of(train);
        List<String> backwards = new ArrayList<>();
        for (int i = indices.length - 1; i >= 0; i--) {
            backwards.add(0, SampledContents.pair(train, indices[i]));
        }
        assertThat(forwards).isEqualTo(backwards);
    }

    /** Several threads can read pairs at the same time. */
    @Test
    default void readsTheSameFromSeveralThreads() {
        for (PairSet set : List.of(pairs().train(), pairs().heldOut())) {
            List<String> alone = contents().of(set);
            assertThat(ConcurrentCalls.results(() -> contents().of(set))).allMatch(alone::equals);
        }
    }

    /** Indices below 0 or beyond the last pair are rejected. */
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

    /**
     * Returns the indices of the pairs of some pictures, starting with the pictures that have the
     * most pairs.
     */
    private List<List<Integer>> indicesByPicture(PairSet pairs) {
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
