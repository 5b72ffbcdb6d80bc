package io.mithridate.slurm;

import io.mithridate.api.plugin.Option;
import java.util.List;
import java.util.Optional;

/** Options of the executor {@code slurm}; they change no result and are in no key. */
public record SlurmOptions(
        @Option("Partition of the jobs; left out: the site's default.") Optional<String> partition,
        @Option("Account that is charged; left out: the user's default.") Optional<String> account,
        @Option("Quality of service; left out: the site's default.") Optional<String> qos,
        @Option(
                        "Time limit of a stage as sbatch writes it: minutes, hours:minutes:seconds,"
                                + " days-hours, ...; left out: the partition's. Training that needs"
                                + " longer is saved, put back into the queue, and goes on. Any"
                                + " other stage (embeddings, metrics, detectors) fails there, and"
                                + " begins anew when 'resume' submits it.")
                Optional<String> time,
        @Option(
                        value =
                                "GPUs of a stage, asked for as --gres=gpu:N; left out: as many as"
                                        + " the experiment's device needs: 1 for gpu:0, 2 for gpu:1"
                                        + " and for gpu:0,1, none for cpu.",
                        min = 0)
                Optional<Integer> gpus,
        @Option(
                        "Generic resources of a stage in sbatch's words, such as 'gpu:a100:1', in"
                                + " the place of gpus.")
                Optional<String> gres,
        @Option(
                        value =
                                "Processors of a stage; left out: the threads that the experiment's"
                                        + " compute names.",
                        min = 1)
                Optional<Integer> cpusPerTask,
        @Option("Memory of a stage in sbatch's words, such as '16G'; left out: the site's default.")
                Optional<String> memory,
        @Option(
                        value =
                                "How many elements a job array may have: at most the site's"
                                        + " MaxArraySize, which 'scontrol show config' prints. A"
                                        + " rank of the task graph that is larger is cut into"
                                        + " several arrays (the default is our choice).",
                        defaultValue = "1000",
                        min = 1)
                int maxArraySize,
        @Option(
                        value =
                                "How many elements of one array run at a time; left out: as many as"
                                        + " the cluster has room for.",
                        min = 1)
                Optional<Integer> concurrent,
        @Option(
                        value =
                                "Further options of sbatch, each written as a line of the job's"
                                        + " script, such as ['--constraint=a100',"
                                        + " '--exclude=node7'].",
                        defaultValue = "[]")
                List<String> sbatch,
        @Option(
                        value =
                                "Seconds before the time limit at which a stage is told to save and"
                                        + " stop (the default is our choice).",
                        defaultValue = "120",
                        min = 1,
                        max = 65535)
                int stopBefore,
        @Option(
                        value =
                                "How many times a stage that its time limit or Slurm stopped is put"
                                    + " back into the queue; 0: never, not even when its node is"
                                    + " lost (the default is our choice).",
                        defaultValue = "20",
                        min = 0)
                int requeues,
        @Option(
                        value =
                                "How many times a stage is put back into the queue whose process"
                                    + " was killed or crashed. What fails with a message of its own"
                                    + " is not begun again.",
                        defaultValue = "1",
                        min = 0)
                int retries) {

    /** How many seconds too early Slurm may send a signal, as the manual of sbatch says. */
    private static final int EARLY = 60;

    public SlurmOptions {
        sbatch = List.copyOf(sbatch);
        long limit = time.flatMap(TimeLimit::seconds).orElse(Long.MAX_VALUE);
        if (limit <= stopBefore + EARLY) {
            throw new IllegalArgumentException(
                    "time '%s' (%d seconds) is too short for stop-before %d: Slurm may tell a stage to stop up to %d seconds before that, so right after it began"
                            .formatted(time.orElse(""), limit, stopBefore, EARLY));
        }
        if (gpus.isPresent() && gres.isPresent()) {
            throw new IllegalArgumentException(
                    "gpus and gres both say which GPUs a stage gets; give one of them");
        }
        for (String line : sbatch) {
            if (!line.startsWith("-") || line.contains("\n")) {
                throw new IllegalArgumentException(
                        "sbatch '%s' is not an option of sbatch, such as '--constraint=a100'"
                                .formatted(line));
            }
        }
    }
}
