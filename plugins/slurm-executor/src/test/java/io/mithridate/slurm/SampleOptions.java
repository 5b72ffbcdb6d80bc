package io.mithridate.slurm;

import java.util.List;
import java.util.Optional;

/** Options with their defaults. */
final class SampleOptions {

    private SampleOptions() {}

    static SlurmExecutor.Options defaults() {
        return of(1000, Optional.empty(), List.of());
    }

    static SlurmExecutor.Options of(
            int maxArraySize, Optional<Integer> concurrent, List<String> sbatch) {
        return new SlurmExecutor.Options(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                maxArraySize,
                concurrent,
                sbatch,
                120,
                20,
                1);
    }
}
