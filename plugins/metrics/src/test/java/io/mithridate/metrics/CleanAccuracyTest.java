package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static io.mithridate.metrics.KnownEvaluation.topK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CleanAccuracyTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return CleanAccuracy.class;
    }

    @Override
    public Metric metric() {
        return new CleanAccuracy(topK(1, 3));
    }

    @Test
    void countsPicturesOfEveryClass() {
        // The true class is in the top 1 of pictures 0, 2 and 3, in the top 2 of all but picture 4,
        // and in the top 3 of all.
        assertThat(lines(new CleanAccuracy(topK(1, 2, 3)).measure(KnownEvaluation.ofSixPictures())))
                .containsExactly(
                        "clean-accuracy@1 0.5 n=6 test",
                        "clean-accuracy@2 " + 5 / 6.0 + " n=6 test",
                        "clean-accuracy@3 1.0 n=6 test");
    }

    @Test
    void isAShareThatShouldBeHigh() {
        assertThat(metric().quantities().get(0))
                .matches(shown -> shown.higherIsBetter() && shown.isShare() && shown.inMainTable());
    }

    @Test
    void returnsOneRowForEachSplit() {
        FixedSplit one =
                new FixedSplit(
                        "test",
                        List.of(0),
                        OptionalInt.empty(),
                        KnownEvaluation.ranked("0123"),
                        Map.of());
        FixedSplit other =
                new FixedSplit(
                        "test-new-drawings",
                        List.of(0, 1),
                        OptionalInt.empty(),
                        KnownEvaluation.ranked("0123", "0123"),
                        Map.of());
        assertThat(
                        lines(
                                new CleanAccuracy(topK(1))
                                        .measure(
                                                KnownEvaluation.evaluation(List.of(), one, other))))
                .containsExactly(
                        "clean-accuracy@1 1.0 n=1 test",
                        "clean-accuracy@1 0.5 n=2 test-new-drawings");
    }

    @Test
    void measuresValidationPicturesOnceForAnyK() {
        FixedSplit test =
                new FixedSplit(
                        "test",
                        List.of(0),
                        OptionalInt.empty(),
                        KnownEvaluation.ranked("0123"),
                        Map.of());
        // The true class is first in one of three pictures; k = 1 is measured although only 2 and 3
        // were requested.
        FixedSplit validation =
                new FixedSplit(
                        "validation",
                        List.of(0, 1, 2),
                        OptionalInt.empty(),
                        KnownEvaluation.ranked("1023", "1023", "0231"),
                        Map.of());
        FixedEvaluation evaluation =
                new FixedEvaluation(
                        new Classes(List.of("apple", "boat", "cat", "dog")),
                        OptionalInt.empty(),
                        List.of(),
                        List.of(test),
                        validation,
                        KnownEvaluation.evaluation(List.of(), test).classEmbeddings());
        assertThat(lines(new CleanAccuracy(topK(2, 3)).measure(evaluation)))
                .containsExactly(
                        "clean-accuracy@2 1.0 n=1 test",
                        "clean-accuracy@3 1.0 n=1 test",
                        "clean-accuracy@1 " + 1 / 3.0 + " n=3 validation");
    }

    @Test
    void breaksTiesByIndexAndCountsThem() {
        // Classes 1 and 2 tie in pictures 0 and 1: picture 0 counts as correct, picture 1 does not.
        FixedSplit split =
                new FixedSplit(
                        "test",
                        List.of(1, 2, 3),
                        OptionalInt.empty(),
                        KnownEvaluation.rows(
                                new float[][] {{0, 2, 2, 1}, {0, 2, 2, 1}, {0, 0, 0, 1}}),
                        Map.of());
        assertThat(
                        lines(
                                new CleanAccuracy(topK(1, 2))
                                        .measure(KnownEvaluation.evaluation(List.of(), split))))
                .containsExactly(
                        "clean-accuracy@1 " + 2 / 3.0 + " n=3 test",
                        "clean-accuracy@2 1.0 n=3 test",
                        "clean-accuracy-ties 2.0 n=3 test");
    }

    @Test
    void returnsNothingForASplitWithoutPictures() {
        FixedSplit empty =
                new FixedSplit(
                        "test",
                        List.of(),
                        OptionalInt.empty(),
                        new Embeddings(0, 4, new float[0]),
                        Map.of());
        assertThat(
                        lines(
                                new CleanAccuracy(topK(1))
                                        .measure(KnownEvaluation.evaluation(List.of(), empty))))
                .isEmpty();
    }
}
