package io.mithridate.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Task;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tests with a task of 10 seconds and four tasks of 10 seconds each that wait for it. */
class LeastMakespanTest {

    private static final LeastMakespan LEAST_MAKESPAN =
            new LeastMakespan(
                    List.of(
                            task("first", Set.of()),
                            task("a", Set.of("first")),
                            task("b", Set.of("first")),
                            task("c", Set.of("first")),
                            task("d", Set.of("first"))),
                    key -> 10);

    private static Task task(String key, Set<String> waitsFor) {
        return new Task(key, key, "defense", waitsFor, Map.of());
    }

    @Test
    void isAllWorkForASingleSlot() {
        assertThat(LEAST_MAKESPAN.withSlots(1)).isEqualTo(50);
    }

    @Test
    void accountsForASecondSlotThatIsIdleAtFirst() {
        assertThat(LEAST_MAKESPAN.withSlots(2)).isEqualTo(10 + 40 / 2.0);
    }

    @Test
    void isTheLongestChainForManySlots() {
        assertThat(LEAST_MAKESPAN.withSlots(4)).isEqualTo(20);
        assertThat(LEAST_MAKESPAN.withSlots(100)).isEqualTo(20);
    }
}
