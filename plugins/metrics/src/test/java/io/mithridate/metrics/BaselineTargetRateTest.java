package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.lines;
import static io.mithridate.metrics.KnownEvaluation.topK;
import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Metric;
import io.mithridate.testkit.MetricContract;
import org.junit.jupiter.api.Test;

class BaselineTargetRateTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return BaselineTargetRate.class;
    }

    @Override
    public Metric metric() {
        return rate(false, 1, 3);
    }

    private static BaselineTargetRate rate(boolean compat, Integer... k) {
        return new BaselineTargetRate(new TargetRateOptions(topK(k), compat));
    }

    @Test
    void countsTheTargetInCleanPicturesOfOtherClasses() {
        // The target ranks second, last, first and last in pictures 2 to 5.
        assertThat(lines(rate(false, 1, 2, 4).measure(KnownEvaluation.ofSixPictures())))
                .containsExactly(
                        "baseline-target-rate@1 0.25 n=4 test",
                        "baseline-target-rate@2 0.5 n=4 test",
                        "baseline-target-rate@4 1.0 n=4 test");
    }

    @Test
    void compatCountsPicturesOfTheTarget() {
        // Pictures 0 and 1 are also counted: the target ranks first in 0 and second in 1.
        assertThat(lines(rate(true, 1, 2).measure(KnownEvaluation.ofSixPictures())))
                .containsExactly(
                        "baseline-target-rate@1 " + 2 / 6.0 + " n=6 test {counted=all-images}",
                        "baseline-target-rate@2 " + 4 / 6.0 + " n=6 test {counted=all-images}");
    }

    @Test
    void isAShareThatShouldBeLow() {
        assertThat(metric().quantities().get(0))
                .matches(
                        shown -> !shown.higherIsBetter() && shown.isShare() && shown.inMainTable());
    }

    @Test
    void returnsNothingWithoutAnAttack() {
        assertThat(metric().measure(evaluationWithoutAttack())).isEmpty();
    }
}
