package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Evaluation.Findings;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.MetricContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetRecoveryTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return TargetRecovery.class;
    }

    @Override
    public Metric metric() {
        return new TargetRecovery();
    }

    @Override
    public Evaluation evaluation() {
        return DetectingEvaluation.withAllFindings(FixedEvaluation.random(new Seed(1)));
    }

    @Override
    public Evaluation evaluationAllToAll() {
        return DetectingEvaluation.withAllFindings(
                FixedEvaluation.randomAllToAll(new Seed(1), evaluation().triggers()));
    }

    /** The target lies along the first of four axes; the length of an embedding is ignored. */
    @ParameterizedTest
    @CsvSource({
        "3, 0, 4, 0, 0.6",
        "-3, 0, 4, 0, 0.0",
        "0, 0, 4, 0, 0.0",
        "0.5, 0, 0, 0, 1.0",
        "0, 0, 0, 0, 0.0"
    })
    void isTheCosineWithTheTargetButAtLeastZero(
            float x, float y, float z, float u, double recovered) {
        assertThat(metric().measure(evaluation(DetectingEvaluation.found(true, x, y, z, u))))
                .singleElement()
                .satisfies(row -> assertThat(row.value()).isCloseTo(recovered, within(1e-7)));
    }

    @Test
    void isZeroIfTheModelIsJudgedClean() {
        assertThat(
                        lines(
                                metric().measure(
                                                evaluation(
                                                        DetectingEvaluation.found(
                                                                false, 1, 0, 0, 0)))))
                .containsExactly("target-recovery 0.0 n=1  {over=models}");
    }

    @Test
    void isZeroWithoutAnEmbedding() {
        assertThat(lines(metric().measure(evaluation(DetectingEvaluation.verdict(true, -0.2)))))
                .containsExactly("target-recovery 0.0 n=1  {over=models}");
    }

    @Test
    void returnsNothingWithoutAVerdictOrASingleTarget() {
        assertThat(metric().measure(evaluation(DetectingEvaluation.pairs(1, 2)))).isEmpty();
        assertThat(metric().measure(evaluationAllToAll())).isEmpty();
    }

    @Test
    void rejectsAnEmbeddingOfAnotherLength() {
        assertThatThrownBy(
                        () ->
                                metric().measure(
                                                evaluation(
                                                        DetectingEvaluation.found(true, 1, 0, 0))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 and 4 dimensions");
    }

    private static Evaluation evaluation(Findings findings) {
        return ((FixedEvaluation) KnownEvaluation.ofSixPictures())
                .detecting(DetectingEvaluation.POISON, findings);
    }
}
