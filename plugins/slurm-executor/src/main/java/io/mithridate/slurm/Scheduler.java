package io.mithridate.slurm;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    /**
     * A job in a queue.
     *
     * @param number the number of the whole array
     * @param cluster the cluster of the job; empty for the default cluster of Slurm's commands
     */
    record SlurmJob(String number, Optional<String> cluster) {

        private static final Pattern SBATCH_OUTPUT = Pattern.compile("(\\d+)(?:;(\\S+))?");

        /** Parses a job as printed by sbatch: {@code 42} or {@code 42;cluster}. */
        static Optional<SlurmJob> parse(String text) {
            Matcher matcher = SBATCH_OUTPUT.matcher(text);
            return matcher.matches()
                    ? Optional.of(
                            new SlurmJob(matcher.group(1), Optional.ofNullable(matcher.group(2))))
                    : Optional.empty();
        }

        /** Returns the job as sbatch prints it. */
        @Override
        public String toString() {
            return number + cluster.map(name -> ";" + name).orElse("");
        }
    }

    /** Thrown if a Slurm command fails or cannot be run. */
    class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }

        RefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** Thrown if Slurm accepted an array, but its job number is not known. */
    final class UnknownJobException extends RefusedException {

        private static final long serialVersionUID = 1L;

        UnknownJobException(String message) {
            super(message);
        }
    }
}
