package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static io.mithridate.metrics.KnownEvaluation.topK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Metric;
import io.mithridate.testkit.MetricContract;
import org.junit.jupiter.api.Test;

class TriggeredAccuracyTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return TriggeredAccuracy.class;
    }

    @Override
    public Metric metric() {
        return new TriggeredAccuracy(topK(1, 3));
    }

    @Test
    void countsTheTrueClassInPicturesOfOtherClasses() {
        // The true class ranks second, first, second and last in pictures 2 to 5.
        assertThat(
                        lines(
                                new TriggeredAccuracy(topK(1, 2, 4))
                                        .measure(KnownEvaluation.ofSixPictures())))
                .containsExactly(
                        "triggered-accuracy@1 0.25 n=4 test/image",
                        "triggered-accuracy@2 0.75 n=4 test/image",
                        "triggered-accuracy@4 1.0 n=4 test/image");
    }

    @Test
    void isAShareThatShouldBeHigh() {
        assertThat(metric().quantities().get(0))
                .matches(shown -> shown.higherIsBetter() && shown.isShare() && shown.inMainTable());
    }

    @Test
    void returnsNothingWithoutAnAttack() {
        assertThat(metric().measure(evaluationWithoutAttack())).isEmpty();
    }
}
