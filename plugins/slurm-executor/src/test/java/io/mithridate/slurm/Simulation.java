package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.Task;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The result of a large experiment on a simulated cluster.
 *
 * @param slots the maximum number of tasks that run at a time
 * @param arrays the number of submitted job arrays
 * @param planSeconds the real seconds spent on planning and on writing the files of the arrays
 * @param makespan the simulated seconds from the first submission to the end of the last task
 * @param work the sum of the seconds of all tasks
 * @param criticalPath the seconds of the longest chain of tasks
 * @param leastMakespan the minimum seconds of any schedule without failures
 * @param lost the seconds of work that was done again
 * @param succeeded the number of tasks that succeeded
 * @param failed the number of tasks that failed, or were not started because another one failed
 * @param stuck the number of tasks that never leave the queue
 */
record Simulation(
        int slots,
        int arrays,
        double planSeconds,
        double makespan,
        double work,
        double criticalPath,
        double leastMakespan,
        double lost,
        long succeeded,
        long failed,
        long stuck) {

    /**
     * Runs a simulation in which sbatch takes half a second, and Slurm takes up to ten seconds to
     * start a task.
     *
     * @param folder the run's folder
     * @param endsEarly the fraction of attempts that end early, at any time
     * @param fails the keys of the tasks that fail
     */
    static Simulation of(
            LargeMatrix matrix, Path folder, int slots, double endsEarly, Set<String> fails)
            throws InterruptedException {
        SimulatedSlurm slurm =
                new SimulatedSlurm(
                        new SimulatedSlurm.Cluster(slots, 0.5, 10, endsEarly, fails, matrix));
        long begun = System.nanoTime();
        new SlurmExecutor(SampleOptions.defaults(), slurm, 1)
                .execute(
                        SampleTasks.request(folder, false, List.of("worker"), matrix.tasks()),
                        new Events() {
                            @Override
                            public void started(Task task) {}

                            @Override
                            public void ended(Task task, Outcome outcome) {}
                        });
        double planSeconds = (System.nanoTime() - begun) / 1e9;
        double makespan = slurm.run();
        return new Simulation(
                slots,
                slurm.arrayCount(),
                planSeconds,
                makespan,
                matrix.totalSeconds(),
                matrix.criticalPathSeconds(),
                new LeastMakespan(matrix.tasks(), matrix::seconds).withSlots(slots),
                slurm.lostSeconds(),
                slurm.endedElementCount(true),
                slurm.endedElementCount(false),
                slurm.stuckElementCount());
    }

    /**
     * Returns the larger of work divided by slots and the longest chain, plus lost work divided by
     * slots.
     */
    double simpleBound() {
        return Math.max(work / slots, criticalPath) + lost / slots;
    }

    /** Returns the minimum makespan plus the lost work divided by slots. */
    double bound() {
        return leastMakespan + lost / slots;
    }
}
