package io.mithridate.runner.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.metric.Measurement;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class MeasuredTwiceTest {

    private static Measurement probe(double value, int k) {
        return new Measurement(
                "linear-probe-clean-accuracy", OptionalInt.of(k), value, 10, "test", "", Map.of());
    }

    @Test
    void oneNameForTwoNumbersIsAComplaintThatHasBoth() {
        assertThat(MeasuredTwice.conflict(List.of(probe(0.5, 1), probe(0.6, 1))).orElseThrow())
                .isEqualTo(
                        "two of the experiment's metrics measure linear-probe-clean-accuracy@1,"
                                + " split test, and differ: 0.5 and 0.6; leave one of them out");
    }

    @Test
    void equalNumbersAndOtherNamesAreNot() {
        assertThat(MeasuredTwice.conflict(List.of(probe(0.5, 1), probe(0.5, 1), probe(0.6, 10))))
                .isEmpty();
    }
}
