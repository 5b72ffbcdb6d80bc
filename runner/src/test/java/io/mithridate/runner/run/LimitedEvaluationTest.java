package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.EvaluationData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.runner.check.LimitedEvaluation;
import io.mithridate.runner.fakes.TinyDataset;
import io.mithridate.runner.fakes.TinyDataset.TinyOptions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LimitedEvaluationTest {

    private final EvaluationData whole = new TinyDataset(new TinyOptions(60, "first"));
    private final EvaluationData limited = new LimitedEvaluation(whole, 7);

    @Test
    void splitsContainEvenlySpacedPictures() {
        LabelledImages test = limited.test("test");
        assertThat(IntStream.range(0, test.size()).mapToObj(test::id))
                .containsExactly(
                        "test-0", "test-1", "test-2", "test-3", "test-5", "test-6", "test-7");
        assertThat(test.label(4)).isEqualTo(2);
        assertThat(test.image(4)).isEqualTo(whole.test("test").image(5));
        assertThat(limited.labelledTraining().size()).isEqualTo(7);
        assertThat(limited.labelledTraining().id(6)).isEqualTo("labelled-10");
    }

    @Test
    void splitWithFewerPicturesStaysComplete() {
        assertThat(limited.validation().size()).isEqualTo(6);
        assertThat(limited.validation().id(5)).isEqualTo("validation-5");
    }

    /** An attack itself decides how many pictures it aims at. */
    @Test
    void separatePicturesStayComplete() {
        assertThat(limited.apart().size()).isEqualTo(9);
        assertThat(limited.apart().id(8)).isEqualTo("apart-8");
    }

    @Test
    void noticesAndFingerprintsMentionTheLimit() {
        assertThat(limited.notices())
                .containsExactly(
                        "Squares are not fruit.",
                        "Only 7 samples of each split were used (--limit-samples): the first pairs,"
                                + " and pictures at equal distances.");
        assertThat(limited.fingerprint())
                .isNotEqualTo(whole.fingerprint())
                .isNotEqualTo(new LimitedEvaluation(whole, 8).fingerprint());
        assertThat(limited.evaluationFingerprint())
                .isNotEqualTo(whole.evaluationFingerprint())
                .isNotEqualTo(new LimitedEvaluation(whole, 8).evaluationFingerprint());
        assertThat(limited.test("test").fingerprint())
                .isNotEqualTo(whole.test("test").fingerprint());
    }

    @Test
    void leftOutRowsAreThoseOfTheWholeData() {
        EvaluationData torn =
                new LimitedEvaluation(new TinyDataset(new TinyOptions(60, "torn")), 7);

        assertThat(torn.leftOut()).containsExactly("tiny.csv, line 3: the caption is empty");
        assertThat(torn.leftOutCount()).isEqualTo(2);
    }

    @Test
    void everythingElseIsUnchanged() {
        assertThat(limited.testSplits()).isEqualTo(whole.testSplits());
        assertThat(limited.classes()).isEqualTo(whole.classes());
        assertThat(limited.evaluationPrompts()).isEqualTo(whole.evaluationPrompts());
    }
}
