package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static io.mithridate.metrics.KnownEvaluation.rows;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.data.Classes;
import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.model.Embeddings;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.FixedPairs;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrievalRecallTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return RetrievalRecall.class;
    }

    @Override
    public Metric metric() {
        return new RetrievalRecall(new FirstHits(List.of(1, 2)));
    }

    /**
     * Two pictures lie along the axes. Captions 0 and 1 belong to the first, 2 to the second; the
     * second picture ranks caption 1 before its own.
     */
    @Test
    void anyCaptionOfAPictureIsAHit() {
        FixedPairs pairs =
                new FixedPairs(
                        List.of(0, 0, 1),
                        List.of(Set.of(), Set.of(), Set.of()),
                        rows(new float[][] {{2, 1}, {1, 9}, {1, 3}}),
                        Map.of(),
                        rows(new float[][] {{1, 0}, {0, 1}}));

        assertThat(lines(metric().measure(evaluation(pairs))))
                .containsExactly(
                        "retrieval-recall@1 0.5 n=2  {direction=image-to-text}",
                        "retrieval-recall@2 1.0 n=2  {direction=image-to-text}",
                        "retrieval-recall@1 " + 2 / 3.0 + " n=3  {direction=text-to-image}",
                        "retrieval-recall@2 1.0 n=3  {direction=text-to-image}");
    }

    /** Each picture has five captions along its own axis, so everything is found at rank 1. */
    @Test
    void isOneForPerfectPairs() {
        float[][] axes = new float[5][5];
        float[][] captions = new float[25][5];
        for (int i = 0; i < 25; i++) {
            axes[i / 5][i / 5] = 1;
            captions[i][i / 5] = i + 1;
        }
        FixedPairs pairs =
                new FixedPairs(
                        IntStream.range(0, 25).mapToObj(i -> i / 5).toList(),
                        IntStream.range(0, 25).<Set<Integer>>mapToObj(i -> Set.of()).toList(),
                        rows(captions),
                        Map.of(),
                        rows(axes));

        assertThat(metric().measure(evaluation(pairs)))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.value()).isEqualTo(1));
    }

    /** If cosines are equal, the first picture ranks before the second. */
    @Test
    void ranksTheFirstOfEqualItemsFirst() {
        FixedPairs pairs =
                new FixedPairs(
                        List.of(0, 1),
                        List.of(Set.of(), Set.of()),
                        rows(new float[][] {{1, 1}, {1, 1}}),
                        Map.of(),
                        rows(new float[][] {{1, 1}, {1, 1}}));

        assertThat(lines(metric().measure(evaluation(pairs))))
                .containsExactly(
                        "retrieval-recall@1 0.5 n=2  {direction=image-to-text}",
                        "retrieval-recall@2 1.0 n=2  {direction=image-to-text}",
                        "retrieval-recall@1 0.5 n=2  {direction=text-to-image}",
                        "retrieval-recall@2 1.0 n=2  {direction=text-to-image}");
    }

    @Test
    void returnsNothingWithoutPairs() {
        assertThat(metric().measure(evaluation(FixedPairs.none(2)))).isEmpty();
    }

    private static Evaluation evaluation(FixedPairs pairs) {
        Embeddings axis = rows(new float[][] {{1, 0}});
        return new FixedEvaluation(
                new Classes(List.of("dog")),
                OptionalInt.empty(),
                List.of(),
                List.of(new FixedSplit("test", List.of(0), OptionalInt.empty(), axis, Map.of())),
                KnownEvaluation.NO_VALIDATION,
                axis,
                pairs);
    }
}
