package io.mithridate.slurm;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A queue that takes so many arrays and runs none. */
final class FakeQueue implements Scheduler {

    final List<List<String>> submitted = new ArrayList<>();
    final Set<String> jobs = new HashSet<>();
    int room = Integer.MAX_VALUE;

    @Override
    public String submit(List<String> arguments) throws RefusedException {
        if (submitted.size() >= room) {
            throw new RefusedException(
                    "sbatch ended with exit code 1: QOSMaxSubmitJobPerUserLimit");
        }
        submitted.add(arguments);
        String job = Integer.toString(100 + submitted.size());
        jobs.add(job);
        return job;
    }

    @Override
    public Set<String> queued() {
        return jobs;
    }
}
