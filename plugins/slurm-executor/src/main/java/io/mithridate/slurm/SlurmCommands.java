package io.mithridate.slurm;

import io.mithridate.slurm.Scheduler.RefusedException;
import io.mithridate.slurm.Scheduler.SlurmJob;
import io.mithridate.slurm.Scheduler.UnknownJobException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls Slurm's commands. A request that a busy controller rejects is repeated after a pause that
 * doubles each time.
 *
 * <p>If a controller accepted an array but did not answer in time, the array is submitted twice.
 * This takes up slots in the queue, but nothing is computed twice if file locks work across nodes:
 * of two processes that need the same artifact, one computes it and the other finds it, and an
 * element that has succeeded is not started again.
 *
 * @param folder the folder of the commands; empty to use the search path
 * @param environment the environment variables of the commands
 * @param firstPause the pause after the first busy answer
 * @param tries the maximum number of requests to a busy controller
 */
record SlurmCommands(
        Optional<Path> folder, Map<String, String> environment, Duration firstPause, int tries)
        implements Scheduler {

    private static final Logger log = LoggerFactory.getLogger(SlurmCommands.class);

    /** Error messages of a controller that may accept the request later; also used with grep -E. */
    static final Pattern BUSY =
            Pattern.compile(
                    "timed out|Unable to contact slurm controller|Connection refused|"
                            + "temporarily un|Transport endpoint|Zero Bytes|standby mode");

    /**
     * Variables that make squeue leave out jobs, e.g. SQUEUE_STATES, or query another cluster. Jobs
     * that are left out would be treated as lost and submitted again.
     */
    private static final Pattern FILTERING_VARIABLES = Pattern.compile("SQUEUE_.*|SLURM_CLUSTERS");

    SlurmCommands {
        environment = Map.copyOf(environment);
    }

    /**
     * Returns the Slurm commands on the search path; requests are repeated for about a minute (our
     * choice).
     */
    static SlurmCommands onPath() {
        return new SlurmCommands(Optional.empty(), System.getenv(), Duration.ofSeconds(1), 7);
    }

    @Override
    public SlurmJob submit(List<String> arguments) throws RefusedException, InterruptedException {
        String answer = answer("sbatch", arguments).strip();
        // A site's own sbatch may print more, e.g. the load of the partition.
        return answer.lines()
                .map(String::strip)
                .flatMap(line -> SlurmJob.parse(line).stream())
                .reduce((earlier, later) -> later)
                .orElseThrow(
                        () ->
                                new UnknownJobException(
                                        "sbatch accepted a job array, but its number cannot be read from '%s'"
                                                .formatted(answer)));
    }

    /**
     * Queries the jobs of all users, since a colleague may resume a run, and selects the given
     * ones. If queried by number, squeue fails once one of the jobs has left the queue.
     */
    @Override
    public Set<SlurmJob> queued(Set<SlurmJob> jobs) throws RefusedException, InterruptedException {
        Set<SlurmJob> queued = new HashSet<>();
        for (Optional<String> cluster :
                jobs.stream().map(SlurmJob::cluster).collect(Collectors.toSet())) {
            // Without --all, squeue leaves out jobs in hidden partitions.
            List<String> arguments = new ArrayList<>(List.of("--noheader", "--all", "--format=%F"));
            cluster.ifPresent(name -> arguments.add("--clusters=" + name));
            answer("squeue", arguments)
                    .lines()
                    .map(number -> new SlurmJob(number.strip(), cluster))
                    .filter(jobs::contains)
                    .forEach(queued::add);
        }
        return queued;
    }

    private String answer(String name, List<String> arguments)
            throws RefusedException, InterruptedException {
        Duration pause = firstPause;
        for (int attempt = 1; ; attempt++) {
            Answer answer = call(name, arguments);
            if (answer.code() == 0) {
                return answer.output();
            }
            if (attempt == tries || !BUSY.matcher(answer.errors()).find()) {
                throw new RefusedException(
                        "%s ended with exit code %d: %s"
                                .formatted(name, answer.code(), answer.errors().strip()));
            }
            log.warn("{} will be retried in {}: {}", name, pause, answer.errors().strip());
            Thread.sleep(pause.toMillis());
            pause = pause.multipliedBy(2);
        }
    }

    private Answer call(String name, List<String> arguments)
            throws RefusedException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(folder.map(bin -> bin.resolve(name).toString()).orElse(name));
        command.addAll(arguments);
        try {
            // Reading two pipes one after the other can block; a file cannot.
            Path errors = Files.createTempFile("mithridate-", ".txt");
            try {
                Process process = start(name, command, errors);
                try {
                    process.getOutputStream().close();
                    String output = decode(process.getInputStream().readAllBytes());
                    return new Answer(
                            process.waitFor(), output, decode(Files.readAllBytes(errors)));
                } finally {
                    process.destroy();
                }
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new RefusedException(
                    "the output of '%s' cannot be parsed (%s)".formatted(name, e.getMessage()), e);
        }
    }

    private Process start(String name, List<String> command, Path errors) throws RefusedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (name.equals("squeue")) {
            builder.environment().keySet().removeIf(FILTERING_VARIABLES.asMatchPredicate());
        }
        try {
            return builder.start();
        } catch (IOException e) {
            throw new RefusedException(
                    "cannot run '%s' (%s); the executor 'slurm' needs a machine that submits to a Slurm cluster"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    /**
     * Decodes leniently, so that a message in another encoding does not prevent reading the job
     * number.
     */
    private static String decode(byte[] output) {
        return new String(output, StandardCharsets.UTF_8);
    }

    /**
     * The result of a command.
     *
     * @param code its exit code
     */
    private record Answer(int code, String output, String errors) {}
}
