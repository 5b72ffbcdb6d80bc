package io.mithridate.runner.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.runner.results.StageCost;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CostViewTest {

    private static CostView.Row row(double seconds, long steps, double waiting) {
        return CostView.Row.of(
                new StageCost(
                        OptionalInt.of(1),
                        "fine-tune",
                        "defense",
                        "key",
                        false,
                        seconds,
                        1600,
                        3200,
                        0,
                        steps,
                        OptionalDouble.of(40),
                        OptionalDouble.empty(),
                        waiting,
                        0));
    }

    @Test
    void waitingIsShownAsAShareOfTheTime() {
        assertThat(row(40, 25, 1).waited()).isEqualTo("2.5");
        assertThat(row(40, 25, 0).waited()).isEqualTo("0.0");
    }

    @Test
    void nothingIsSaidOfWaitingWhereNothingWasTrained() {
        assertThat(row(40, 0, 0).waited()).isEmpty();
        assertThat(row(0, 25, 0).waited()).isEmpty();
    }
}
