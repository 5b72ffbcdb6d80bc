package io.mithridate.slurm;

import java.util.List;
import java.util.Set;

/** The queue of a cluster. */
interface Scheduler {

    /**
     * Submits an array.
     *
     * @param arguments those of sbatch
     * @return its job
     * @throws UnknownJobException if it is accepted, but its job is not known
     * @throws RefusedException if it is not accepted
     */
    SlurmJob submit(List<String> arguments) throws RefusedException, InterruptedException;

    /**
     * Those of the jobs that wait, run or end.
     *
     * @throws RefusedException if the queue does not answer
     */
    Set<SlurmJob> queued(Set<SlurmJob> jobs) throws RefusedException, InterruptedException;
}
