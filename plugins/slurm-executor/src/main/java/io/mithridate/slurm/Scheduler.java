package io.mithridate.slurm;

import java.util.List;
import java.util.Set;

/** The queue of a cluster. */
interface Scheduler {

    /**
     * Submits an array.
     *
     * @param arguments those of sbatch
     * @return the number of its job
     * @throws RefusedException if it is not accepted
     */
    String submit(List<String> arguments) throws RefusedException, InterruptedException;

    /**
     * The numbers of the user's jobs that wait, run or end.
     *
     * @throws RefusedException if the queue does not answer
     */
    Set<String> queued() throws RefusedException, InterruptedException;
}
