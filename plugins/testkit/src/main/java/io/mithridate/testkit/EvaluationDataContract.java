package io.mithridate.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.metric.Evaluation.EvaluatedSplit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The contract of every set of test pictures: labels are classes, the content is the same in every
 * run, and the pictures for training, for choosing settings and for testing do not overlap.
 */
public interface EvaluationDataContract extends SampledContract {

    /** Opens the data set under test. */
    EvaluationData evaluation();

    /** The data set has test pictures and more than one class. */
    @Test
    default void hasTestPictures() {
        EvaluationData data = evaluation();
        assertThat(data.testSplits())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(EvaluatedSplit.RESERVED);
        assertThat(data.testSplits())
                .allSatisfy(split -> assertThat(data.test(split).size()).isPositive());
        assertThat(data.classes().size()).isGreaterThan(1);
    }

    /** An unknown split is an error, not an empty split. */
    @Test
    default void refusesAnUnknownSplit() {
        assertThatThrownBy(() -> evaluation().test("no such split"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no such split");
    }

    /** The ids of pictures are unique. */
    @Test
    default void idsOfPicturesAreUnique() {
        for (LabelledImages images : EvaluationDataContract.allSets(evaluation())) {
            assertThat(EvaluationDataContract.ids(images)).hasSize(images.size());
        }
    }

    /** Every label is a class. */
    @Test
    default void labelsAreClasses() {
        EvaluationData data = evaluation();
        for (LabelledImages images : EvaluationDataContract.allSets(data)) {
            assertThat(IntStream.range(0, images.size()).map(images::label).boxed())
                    .allMatch(label -> label >= 0 && label < data.classes().size());
        }
    }

    /** No class name is blank. */
    @Test
    default void classNamesAreNotBlank() {
        assertThat(evaluation().classes().names()).noneMatch(String::isBlank);
    }

    /** Pictures for choosing settings are not used for reported results. */
    @Test
    default void validationIsApartFromTheTests() {
        EvaluationData data = evaluation();
        data.testSplits().forEach(split -> assertDisjoint(data.validation(), data.test(split)));
    }

    /**
     * Pictures that a defense trains on are used neither for reported results nor for choosing
     * settings.
     */
    @Test
    default void labelledTrainingIsApartFromValidationAndTests() {
        EvaluationData data = evaluation();
        assertDisjoint(data.labelledTraining(), data.validation());
        data.testSplits()
                .forEach(split -> assertDisjoint(data.labelledTraining(), data.test(split)));
    }

    /**
     * Pictures that an attack may target individually are not used for reported results or for
     * choosing settings, nor given to a defense.
     */
    @Test
    default void picturesApartAreInNoOtherShare() {
        EvaluationData data = evaluation();
        assertDisjoint(data.apart(), data.validation());
        assertDisjoint(data.apart(), data.labelledTraining());
        data.testSplits().forEach(split -> assertDisjoint(data.apart(), data.test(split)));
    }

    /** Opening the data set again gives the same pictures. */
    @Test
    default void openedAgainThePicturesAreTheSame() {
        EvaluationData one = evaluation();
        EvaluationData other = evaluation();
        assertThat(one.fingerprint()).isNotBlank().isEqualTo(other.fingerprint());
        assertThat(one.evaluationFingerprint())
                .isNotBlank()
                .isEqualTo(other.evaluationFingerprint());
        assertThat(one.classes()).isEqualTo(other.classes());
        assertThat(one.evaluationPrompts()).isEqualTo(other.evaluationPrompts());
        List<LabelledImages> again = EvaluationDataContract.allSets(other);
        for (LabelledImages images : EvaluationDataContract.allSets(one)) {
            LabelledImages same = again.remove(0);
            assertThat(images.fingerprint()).isNotBlank().isEqualTo(same.fingerprint());
            assertThat(new SampledContents(samples()).of(images))
                    .isEqualTo(new SampledContents(samples()).of(same));
        }
    }

    /** An index always gives the same picture, regardless of earlier accesses. */
    @Test
    default void accessToPicturesIsRandom() {
        SampledContents contents = new SampledContents(samples());
        for (LabelledImages images : EvaluationDataContract.allSets(evaluation())) {
            int[] indices = contents.sampledIndices(images.size());
            List<String> forwards = contents.of(images);
            List<String> backwards = new ArrayList<>();
            for (int i = indices.length - 1; i >= 0; i--) {
                backwards.add(0, SampledContents.picture(images, indices[i]));
            }
            assertThat(forwards).isEqualTo(backwards);
        }
    }

    /** Several threads can read pictures at the same time. */
    @Test
    default void readsTheSamePicturesFromSeveralThreads() {
        SampledContents contents = new SampledContents(samples());
        for (LabelledImages images : EvaluationDataContract.allSets(evaluation())) {
            List<String> alone = contents.of(images);
            assertThat(ConcurrentCalls.results(() -> contents.of(images))).allMatch(alone::equals);
        }
    }

    /** Indices below 0 or beyond the last picture are rejected. */
    @Test
    default void refusesIndicesOutsideThePictures() {
        for (LabelledImages images : EvaluationDataContract.allSets(evaluation())) {
            for (int outside : new int[] {-1, images.size()}) {
                assertThatThrownBy(() -> images.id(outside))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> images.image(outside))
                        .isInstanceOf(IndexOutOfBoundsException.class);
                assertThatThrownBy(() -> images.label(outside))
                        .isInstanceOf(IndexOutOfBoundsException.class);
            }
        }
    }

    /** Asserts that two sets have no common ids and, in their samples, no common pictures. */
    private void assertDisjoint(LabelledImages one, LabelledImages other) {
        SampledContents contents = new SampledContents(samples());
        assertThat(EvaluationDataContract.ids(one))
                .noneMatch(EvaluationDataContract.ids(other)::contains);
        assertThat(contents.pictures(one)).noneMatch(contents.pictures(other)::contains);
    }

    private static List<LabelledImages> allSets(EvaluationData data) {
        List<LabelledImages> all = new ArrayList<>();
        all.add(data.labelledTraining());
        all.add(data.validation());
        all.add(data.apart());
        data.testSplits().forEach(split -> all.add(data.test(split)));
        return all;
    }

    private static Set<String> ids(LabelledImages images) {
        return IntStream.range(0, images.size())
                .mapToObj(images::id)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
