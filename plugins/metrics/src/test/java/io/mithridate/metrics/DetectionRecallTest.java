package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.MetricContract;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectionRecallTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return DetectionRecall.class;
    }

    @Override
    public Metric metric() {
        return new DetectionRecall();
    }

    @Override
    public Evaluation evaluation() {
        return DetectingEvaluation.withAllFindings(FixedEvaluation.random(new Seed(1)));
    }

    @Test
    void isTheShareOfPoisonedPairsAboveTheThresholds() {
        // Of 102 pairs, 1 and 4 are poisoned. The 100 clean ones score 0 to 99 and so set the
        // thresholds 98 and 94.
        double[] scores = new double[102];
        int clean = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i == 1 ? 98.5 : i == 4 ? 94.5 : clean++;
        }

        assertThat(
                        lines(
                                metric().measure(
                                                sixPictures()
                                                        .detecting(
                                                                DetectingEvaluation.POISON,
                                                                DetectingEvaluation.pairs(
                                                                        scores)))))
                .containsExactly(
                        "detection-recall-at-1-percent 0.5 n=102  {over=training-pairs}",
                        "detection-recall-at-5-percent 1.0 n=102  {over=training-pairs}");
    }

    @Test
    void isZeroIfAllScoresAreEqual() {
        double[] scores = new double[50];
        Arrays.fill(scores, 7);

        assertThat(
                        metric().measure(
                                        sixPictures()
                                                .detecting(
                                                        DetectingEvaluation.POISON,
                                                        DetectingEvaluation.pairs(scores))))
                .hasSize(2)
                .allSatisfy(row -> assertThat(row.value()).isZero());
    }

    @ParameterizedTest
    @CsvSource({"true, 1.0", "false, 0.0"})
    void returnsTheVerdictOnASingleModel(boolean backdoored, String expected) {
        assertThat(
                        lines(
                                metric().measure(
                                                sixPictures()
                                                        .detecting(
                                                                DetectingEvaluation.POISON,
                                                                DetectingEvaluation.verdict(
                                                                        backdoored, 3)))))
                .containsExactly("judged-backdoored " + expected + " n=1  {over=models}");
    }

    private static FixedEvaluation sixPictures() {
        return (FixedEvaluation) KnownEvaluation.ofSixPictures();
    }
}
