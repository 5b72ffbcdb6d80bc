package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Evaluation;
import io.mithridate.api.metric.Metric;
import io.mithridate.api.random.Seed;
import io.mithridate.testkit.FixedEvaluation;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DetectionAurocTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return DetectionAuroc.class;
    }

    @Override
    public Metric metric() {
        return new DetectionAuroc();
    }

    @Override
    public Evaluation evaluation() {
        return DetectingEvaluation.withAllFindings(FixedEvaluation.random(new Seed(1)));
    }

    @Test
    void comparesPoisonedPairsWithAllOthersIncludingDecoys() {
        // The poisoned pairs score 3 and 2; the others 0, 2 and 9 (the decoy): (2 + 1.5) / 6.
        assertThat(
                        lines(
                                metric().measure(
                                                sixPictures(
                                                        DetectingEvaluation.POISON,
                                                        DetectingEvaluation.pairs(0, 3, 2, 9, 2)))))
                .containsExactly("detection-auroc " + 3.5 / 6 + " n=5  {over=training-pairs}");
    }

    @Test
    void comparesTriggeredSourcePicturesWithAllCleanPictures() {
        // The target is 0 and the labels are 0 0 1 1 2 3: the triggered scores 5, 1, 6, 1 count. Of
        // the 6 clean scores 0, 1, 2, 0, 0, 9 they exceed 5, 3.5 (3 and half of a tie), 5 and 3.5.
        assertThat(
                        lines(
                                metric().measure(
                                                sixPictures(
                                                        DetectingEvaluation.POISON,
                                                        DetectingEvaluation.pictures(
                                                                List.of(
                                                                        0.0, 1.0, 2.0, 0.0, 0.0,
                                                                        9.0),
                                                                List.of(
                                                                        99.0, 99.0, 5.0, 1.0, 6.0,
                                                                        1.0))))))
                .containsExactly(
                        "detection-auroc " + 17.0 / 24 + " n=10 test/image {over=test-pictures}");
    }

    @Test
    void returnsTheScoreOfASingleModel() {
        assertThat(
                        lines(
                                metric().measure(
                                                sixPictures(
                                                        DetectingEvaluation.POISON,
                                                        DetectingEvaluation.verdict(
                                                                false, -0.25)))))
                .containsExactly("model-suspicion -0.25 n=1  {over=models}");
    }

    @Test
    void returnsNothingIfAGroupIsEmpty() {
        assertThat(metric().measure(sixPictures(Set.of(), DetectingEvaluation.pairs(1, 2, 3))))
                .isEmpty();
        assertThat(
                        metric().measure(
                                        sixPictures(
                                                DetectingEvaluation.POISON,
                                                DetectingEvaluation.pictures(
                                                        List.of(1.0), List.of()))))
                .isEmpty();
        assertThat(metric().measure(evaluationWithoutAttack())).isEmpty();
    }

    private static Evaluation sixPictures(Set<String> poison, Evaluation.Findings findings) {
        return ((FixedEvaluation) KnownEvaluation.ofSixPictures()).detecting(poison, findings);
    }
}
