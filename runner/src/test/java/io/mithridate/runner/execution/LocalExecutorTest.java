package io.mithridate.runner.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Cell;
import io.mithridate.api.execution.Executor.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LocalExecutorTest {

    private final Queue<Integer> started = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> endedInOrder = new ConcurrentLinkedQueue<>();
    private final Map<Integer, Outcome> ended = new ConcurrentSkipListMap<>();

    private void execute(int cells, int jobs, boolean failFast, Executor.CellRunner runner)
            throws InterruptedException {
        List<Cell> all =
                IntStream.range(0, cells)
                        .mapToObj(number -> new Cell(number, "cell " + number, Map.of()))
                        .toList();
        new LocalExecutor()
                .execute(
                        new Executor.Request(
                                Path.of("run"), all, jobs, failFast, runner, List.of()),
                        new Executor.Events() {
                            @Override
                            public void started(Cell cell) {
                                started.add(cell.number());
                            }

                            @Override
                            public void ended(Cell cell, Outcome outcome) {
                                endedInOrder.add(cell.number());
                                ended.put(cell.number(), outcome);
                            }
                        });
    }

    private static Outcome failsAtOne(Cell cell) {
        return cell.number() == 1 ? Outcome.failure("one is broken") : Outcome.success();
    }

    @Test
    void tellsEveryCellOnceAndWhatItCameTo() throws InterruptedException {
        execute(5, 1, false, LocalExecutorTest::failsAtOne);

        assertThat(started).containsExactly(0, 1, 2, 3, 4);
        assertThat(endedInOrder).containsExactly(0, 1, 2, 3, 4);
        assertThat(ended)
                .containsEntry(1, Outcome.failure("one is broken"))
                .containsEntry(4, Outcome.success());
    }

    @Test
    void withFailFastTheFirstFailureStopsTheRest() throws InterruptedException {
        execute(4, 1, true, LocalExecutorTest::failsAtOne);

        assertThat(started).containsExactly(0, 1);
        assertThat(endedInOrder).containsExactly(0, 1, 2, 3);
        assertThat(ended)
                .containsEntry(0, Outcome.success())
                .containsEntry(1, Outcome.failure("one is broken"));
        assertThat(List.copyOf(ended.values()).subList(2, 4))
                .allSatisfy(
                        outcome -> {
                            assertThat(outcome.succeeded()).isFalse();
                            assertThat(outcome.message()).contains("not started", "--fail-fast");
                        });
    }

    @Test
    void runsAsManyCellsAtATimeAsJobsSay() throws InterruptedException {
        CountDownLatch bothRun = new CountDownLatch(2);
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        execute(
                6,
                2,
                false,
                cell -> {
                    most.accumulateAndGet(running.incrementAndGet(), Math::max);
                    bothRun.countDown();
                    boolean together = await(bothRun);
                    running.decrementAndGet();
                    return together ? Outcome.success() : Outcome.failure("ran alone");
                });

        assertThat(most).hasValue(2);
        assertThat(ended).hasSize(6);
        assertThat(ended.values()).allMatch(Outcome::succeeded);
        assertThat(endedInOrder).doesNotHaveDuplicates();
    }

    @Test
    void hasNothingToDoWithoutCells() throws InterruptedException {
        execute(0, 3, false, LocalExecutorTest::failsAtOne);

        assertThat(ended).isEmpty();
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            return false;
        }
    }
}
