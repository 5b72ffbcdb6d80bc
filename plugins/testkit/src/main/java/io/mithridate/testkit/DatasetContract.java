package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every data set promises: random access that any number of threads may use, the same content
 * in every run, and class names, prompts and captions that fit each other.
 */
public interface DatasetContract extends FactoryContract {

    /** The data set under test, opened anew. */
    Dataset dataset();

    /** How many pictures of each set are looked at; all where there are fewer. */
    default int samples() {
        return 64;
    }

    /** There is something to train, to choose settings and to test on. */
    @Test
    default void hasPairsAndTestPictures() {
        Dataset dataset = dataset();
        assertThat(dataset.train().size()).isPositive();
        assertThat(dataset.testSplits()).isNotEmpty().doesNotHaveDuplicates();
        assertThat(dataset.testSplits())
                .allSatisfy(split -> assertThat(dataset.test(split).size()).isPositive());
        assertThat(dataset.classes().size()).isGreaterThan(1);
    }

    /** Asking for a split that is not there is an error, not an empty split. */
    @Test
    default void refusesAnUnknownSplit() {
        assertThatThrownBy(() -> dataset().test("no such split"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no such split");
    }

    /** A pair is found again by its id. */
    @Test
    default void idsAreUnique() {
        Dataset dataset = dataset();
        PairSet train = dataset.train();
        DatasetContract.assertUnique(IntStream.range(0, train.size()).mapToObj(train::id).toList());
        for (LabelledImages images : DatasetContract.labelled(dataset)) {
            DatasetContract.assertUnique(
                    IntStream.range(0, images.size()).mapToObj(images::id).toList());
        }
    }

    /** Every label is a class. */
    @Test
    default void labelsAreClasses() {
        Dataset dataset = dataset();
        for (LabelledImages images : DatasetContract.labelled(dataset)) {
            assertThat(IntStream.range(0, images.size()).map(images::label).boxed())
                    .allMatch(label -> label >= 0 && label < dataset.classes().size());
        }
    }

    /** Captions, class names and filled prompts say something. */
    @Test
    default void textsAreNotBlank() {
        Dataset dataset = dataset();
        PairSet train = dataset.train();
        assertThat(IntStream.range(0, train.size()).mapToObj(train::caption))
                .noneMatch(String::isBlank);
        assertThat(dataset.classes().names()).noneMatch(String::isBlank);
    }

    /** No caption is written by an evaluation prompt, and no poisoned caption either. */
    @Test
    default void poolsOfSentencesAreDisjoint() {
        Dataset dataset = dataset();
        Set<String> prompts = new HashSet<>();
        Set<String> poison = new HashSet<>();
        for (String name : dataset.classes().names()) {
            prompts.addAll(dataset.evaluationPrompts().fillAll(name));
            poison.addAll(dataset.poisonCaptions().fillAll(name));
        }
        PairSet train = dataset.train();
        Set<String> captions = new HashSet<>();
        IntStream.range(0, train.size()).mapToObj(train::caption).forEach(captions::add);
        assertThat(prompts).doesNotContainAnyElementsOf(poison);
        assertThat(prompts).doesNotContainAnyElementsOf(captions);
        assertThat(poison).doesNotContainAnyElementsOf(captions);
    }

    /** Opened again, the data set is the same. */
    @Test
    default void openedAgainItIsTheSame() {
        Dataset one = dataset();
        Dataset other = dataset();
        assertThat(one.fingerprint()).isNotBlank().isEqualTo(other.fingerprint());
        assertThat(one.train().fingerprint()).isNotBlank().isEqualTo(other.train().fingerprint());
        assertThat(one.classes()).isEqualTo(other.classes());
        assertThat(contents(one.train())).isEqualTo(contents(other.train()));
        for (String split : one.testSplits()) {
            assertThat(one.test(split).fingerprint())
                    .isNotBlank()
                    .isEqualTo(other.test(split).fingerprint());
            assertThat(contents(one.test(split))).isEqualTo(contents(other.test(split)));
        }
    }

    /** The same index gives the same pair, whatever was asked before. */
    @Test
    default void accessIsRandom() {
        PairSet train = dataset().train();
        int[] indices = DatasetContract.spread(train.size(), samples());
        List<String> forwards =
                Arrays.stream(indices).mapToObj(i -> DatasetContract.pair(train, i)).toList();
        List<String> backwards = new ArrayList<>();
        for (int i = indices.length - 1; i >= 0; i--) {
            backwards.add(0, DatasetContract.pair(train, indices[i]));
        }
        assertThat(forwards).isEqualTo(backwards);
    }

    /** A loader reads with several threads. */
    @Test
    default void readsTheSameFromSeveralThreads() {
        PairSet train = dataset().train();
        List<String> alone = contents(train);
        assertThat(ConcurrentCalls.results(() -> contents(train))).allMatch(alone::equals);
    }

    /** There is nothing before the first and after the last. */
    @Test
    default void refusesIndicesOutsideTheSet() {
        PairSet train = dataset().train();
        assertThatThrownBy(() -> train.caption(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> train.caption(train.size()))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> train.image(train.size()))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    private List<String> contents(PairSet pairs) {
        return Arrays.stream(DatasetContract.spread(pairs.size(), samples()))
                .mapToObj(i -> DatasetContract.pair(pairs, i))
                .toList();
    }

    private List<String> contents(LabelledImages images) {
        return Arrays.stream(DatasetContract.spread(images.size(), samples()))
                .mapToObj(
                        i ->
                                images.id(i)
                                        + " "
                                        + images.label(i)
                                        + " "
                                        + DatasetContract.digest(images.image(i)))
                .toList();
    }

    private static String pair(PairSet pairs, int index) {
        return pairs.id(index) + " " + pairs.caption(index) + " " + digest(pairs.image(index));
    }

    private static int digest(ImageData data) {
        if (data instanceof ImageData.Encoded encoded) {
            return Arrays.hashCode(encoded.bytes());
        }
        return ((ImageData.Decoded) data).image().hashCode();
    }

    private static int[] spread(int size, int samples) {
        int count = Math.min(size, samples);
        return IntStream.range(0, count).map(i -> (int) ((long) i * size / count)).toArray();
    }

    private static List<LabelledImages> labelled(Dataset dataset) {
        List<LabelledImages> all = new ArrayList<>();
        all.add(dataset.validation());
        dataset.testSplits().forEach(split -> all.add(dataset.test(split)));
        return all;
    }

    private static void assertUnique(List<String> ids) {
        assertThat(new HashSet<>(ids)).hasSameSizeAs(ids);
    }
}
