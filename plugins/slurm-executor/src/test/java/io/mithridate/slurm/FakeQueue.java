package io.mithridate.slurm;

import io.mithridate.slurm.Scheduler.RefusedException;
import io.mithridate.slurm.Scheduler.SlurmJob;
import io.mithridate.slurm.Scheduler.UnknownJobException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** A fake queue that accepts a limited number of arrays and runs none. */
final class FakeQueue implements Scheduler {

    final List<List<String>> submitted = new ArrayList<>();
    final Set<SlurmJob> jobs = new HashSet<>();
    Optional<String> cluster = Optional.empty();
    boolean printsNumbers = true;
    int capacity = Integer.MAX_VALUE;

    @Override
    public SlurmJob submit(List<String> arguments) throws RefusedException {
        if (submitted.size() >= capacity) {
            throw new RefusedException(
                    "sbatch ended with exit code 1: QOSMaxSubmitJobPerUserLimit");
        }
        submitted.add(arguments);
        if (!printsNumbers) {
            throw new UnknownJobException("sbatch accepted a job array, and said nothing");
        }
        SlurmJob job = new SlurmJob(Integer.toString(100 + submitted.size()), cluster);
        jobs.add(job);
        return job;
    }

    @Override
    public Set<SlurmJob> queued(Set<SlurmJob> candidates) {
        return jobs.stream().filter(candidates::contains).collect(Collectors.toSet());
    }
}
