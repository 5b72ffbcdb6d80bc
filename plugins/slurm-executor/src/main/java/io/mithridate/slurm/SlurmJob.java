package io.mithridate.slurm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
                ? Optional.of(new SlurmJob(matcher.group(1), Optional.ofNullable(matcher.group(2))))
                : Optional.empty();
    }

    /** Returns the job as sbatch prints it. */
    @Override
    public String toString() {
        return number + cluster.map(name -> ";" + name).orElse("");
    }
}
