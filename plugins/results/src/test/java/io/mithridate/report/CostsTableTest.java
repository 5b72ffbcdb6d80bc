package io.mithridate.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.results.StageCost;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class CostsTableTest {

    private static String waitingColumn(double seconds, long steps, double waiting) {
        StageCost cost =
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
                        0);
        Table<StageCost> costs = ResultTables.costs(List.of(cost));
        List<String> heads = costs.columns().stream().map(Table.Column::title).toList();
        return costs.lines().get(0).cells().get(heads.indexOf("waited for data, %")).text();
    }

    @Test
    void showsWaitingAsAShareOfTheTime() {
        assertThat(waitingColumn(40, 25, 1)).isEqualTo("2.5");
        assertThat(waitingColumn(40, 25, 0)).isEqualTo("0.0");
    }

    @Test
    void showsNoWaitingIfNothingWasTrained() {
        assertThat(waitingColumn(40, 0, 0)).isEmpty();
        assertThat(waitingColumn(0, 25, 0)).isEmpty();
    }
}
