package io.mithridate.slurm;

import java.util.List;
import java.util.Set;

/** The queue of a cluster. */
interface Scheduler {

    /**
     * Submits an array.
     *
     * @param arguments the arguments of sbatch
     * @return the job of the array
     * @throws UnknownJobException if the array is accepted, but its job is not known
     * @throws RefusedException if the array is not accepted
     */
    SlurmJob submit(List<String> arguments) throws RefusedException, InterruptedException;

    /**
     * Returns the given jobs that are waiting, running or completing.
     *
     * @throws RefusedException if the scheduler does not answer
     */
    Set<SlurmJob> queued(Set<SlurmJob> jobs) throws RefusedException, InterruptedException;
}
