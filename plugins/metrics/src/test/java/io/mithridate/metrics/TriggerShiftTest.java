package io.mithridate.metrics;

import static io.mithridate.metrics.KnownEvaluation.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.metric.Metric;
import io.mithridate.testkit.FixedSplit;
import io.mithridate.testkit.MetricContract;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TriggerShiftTest implements MetricContract {

    @Override
    public Class<?> plugin() {
        return TriggerShift.class;
    }

    @Override
    public Metric metric() {
        return new TriggerShift();
    }

    /**
     * One of three pictures is of the target class. For the other two, the cosines with and without
     * the trigger are 0.6 and 1, and the cosines to the target class are 0.8 and 0.
     */
    @Test
    void comparesPicturesOfOtherClassesWithAndWithoutTheTrigger() {
        FixedSplit split =
                new FixedSplit(
                        "test",
                        List.of(0, 1, 2),
                        OptionalInt.of(0),
                        rows(new float[][] {{1, 0, 0, 0}, {0, 2, 0, 0}, {0, 0, 3, 0}}),
                        Map.of(
                                "image",
                                rows(new float[][] {{0, 1, 0, 0}, {4, 3, 0, 0}, {0, 0, 1, 0}})));

        assertThat(metric().measure(KnownEvaluation.evaluation(List.of(Trigger.IMAGE), split)))
                .satisfiesExactly(
                        shift -> {
                            assertThat(shift.metric()).isEqualTo("trigger-shift");
                            assertThat(shift.value()).isCloseTo(0.8, within(1e-7));
                            assertThat(shift.n()).isEqualTo(2);
                        },
                        target -> {
                            assertThat(target.metric()).isEqualTo("trigger-target-cosine");
                            assertThat(target.value()).isCloseTo(0.4, within(1e-7));
                            assertThat(target.trigger()).isEqualTo("image");
                        });
    }

    @Test
    void returnsNothingWithoutAnAttack() {
        assertThat(metric().measure(evaluationWithoutAttack())).isEmpty();
    }
}
