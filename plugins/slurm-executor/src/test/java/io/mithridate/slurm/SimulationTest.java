package io.mithridate.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.Task;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulationTest {

    /** The maximum ratio of the makespan to its lower bound. */
    private static final double TOLERANCE = 1.10;

    @TempDir Path folder;

    @Test
    void keepsAClusterBusy() throws Exception {
        LargeMatrix matrix = new LargeMatrix(8, 54);
        Simulation simulation = Simulation.of(matrix, folder, 26, 0, Set.of());
        assertThat(simulation.succeeded()).isEqualTo(8 + 54 * 183);
        assertThat(simulation.makespan()).isLessThan(TOLERANCE * simulation.simpleBound());
    }

    @Test
    void accountsForSlotsThatAreIdleAtFirst() throws Exception {
        LargeMatrix matrix = new LargeMatrix(8, 54);
        Simulation simulation = Simulation.of(matrix, folder, 100, 0, Set.of());
        assertThat(simulation.bound()).isGreaterThan(1.1 * simulation.simpleBound());
        assertThat(simulation.makespan()).isLessThan(TOLERANCE * simulation.bound());
    }

    @Test
    @Tag("slow")
    void keepsAClusterBusyWithAHundredThousandTasks() throws Exception {
        Simulation simulation = Simulation.of(LargeMatrix.of100000(), folder, 1024, 0, Set.of());
        assertThat(simulation.succeeded()).isEqualTo(100_000);
        assertThat(simulation.makespan()).isLessThan(TOLERANCE * simulation.bound());
    }

    @Test
    @Tag("slow")
    void interruptionsCostOnlyTheRepeatedWork() throws Exception {
        Simulation simulation = Simulation.of(LargeMatrix.of100000(), folder, 256, 0.1, Set.of());
        assertThat(simulation.succeeded()).isEqualTo(100_000);
        assertThat(simulation.lost()).isPositive();
        assertThat(simulation.makespan()).isLessThan(TOLERANCE * simulation.bound());
        // If the total work is much more than the longest chain, the simple bound holds as well.
        assertThat(simulation.makespan()).isLessThan(TOLERANCE * simulation.simpleBound());
    }

    @Test
    void noTaskWaitsForeverForAFailedTask() throws Exception {
        LargeMatrix matrix = new LargeMatrix(2, 6);
        String clean =
                matrix.tasks().stream()
                        .filter(task -> task.kind().equals("embeddings"))
                        .map(Task::key)
                        .findFirst()
                        .orElseThrow();
        Simulation simulation = Simulation.of(matrix, folder, 26, 0, Set.of(clean));
        assertThat(simulation.stuck()).isZero();
        // The three measurements of the clean embeddings are removed from the queue.
        assertThat(simulation.failed()).isEqualTo(4);
        assertThat(simulation.succeeded() + simulation.failed()).isEqualTo(2 + 6 * 183);
    }
}
