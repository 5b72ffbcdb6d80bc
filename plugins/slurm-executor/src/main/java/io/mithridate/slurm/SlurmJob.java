package io.mithridate.slurm;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A job in a queue.
 *
 * @param number its number, that of the whole array
 * @param cluster the cluster that has it; empty: the one that Slurm's commands ask by themselves
 */
record SlurmJob(String number, Optional<String> cluster) {

    private static final Pattern PRINTED = Pattern.compile("(\\d+)(?:;(\\S+))?");

    /** Reads a job as sbatch prints it: {@code 42}, or {@code 42;cluster}. */
    static Optional<SlurmJob> parse(String text) {
        Matcher printed = PRINTED.matcher(text);
        return printed.matches()
                ? Optional.of(new SlurmJob(printed.group(1), Optional.ofNullable(printed.group(2))))
                : Optional.empty();
    }

    /** As sbatch prints it. */
    @Override
    public String toString() {
        return number + cluster.map(name -> ";" + name).orElse("");
    }
}
