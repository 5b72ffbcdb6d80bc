package io.mithridate.slurm;

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
 * Calls Slurm's own commands. What a busy controller refuses is asked again, after a pause that
 * doubles.
 *
 * <p>A controller that accepted an array and did not answer in time has it twice then. That costs
 * places in the queue, but computes nothing twice where locks work between nodes: of two processes
 * that want the same artifact, one computes and the other finds it, and an element that has
 * succeeded is not begun again.
 *
 * @param folder where they are; empty: where the search path has them
 * @param environment the environment variables that they get
 * @param firstPause how long the first pause is after a busy answer
 * @param tries how often a busy controller is asked
 */
record SlurmCommands(
        Optional<Path> folder, Map<String, String> environment, Duration firstPause, int tries)
        implements Scheduler {

    private static final Logger log = LoggerFactory.getLogger(SlurmCommands.class);

    /**
     * Messages of a controller that may do later what it is asked for; grep -E reads it as well.
     */
    static final Pattern BUSY =
            Pattern.compile(
                    "timed out|Unable to contact slurm controller|Connection refused|"
                            + "temporarily un|Transport endpoint|Zero Bytes|standby mode");

    /**
     * Variables that make squeue leave jobs out, such as SQUEUE_STATES, or ask another cluster.
     * What they leave out would count as lost, and be submitted again.
     */
    private static final Pattern NARROWING = Pattern.compile("SQUEUE_.*|SLURM_CLUSTERS");

    SlurmCommands {
        environment = Map.copyOf(environment);
    }

    /** Slurm as the search path has it; asked for about a minute (our choice). */
    static SlurmCommands onPath() {
        return new SlurmCommands(Optional.empty(), System.getenv(), Duration.ofSeconds(1), 7);
    }

    @Override
    public SlurmJob submit(List<String> arguments) throws RefusedException, InterruptedException {
        String answer = answer("sbatch", arguments).strip();
        // A site's own sbatch may print more, such as how busy the partition is.
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
     * Asks for the jobs of all users, since a colleague may go on with a run, and picks out those
     * that are meant: asked for them by number, squeue fails once one has left the queue.
     */
    @Override
    public Set<SlurmJob> queued(Set<SlurmJob> jobs) throws RefusedException, InterruptedException {
        Set<SlurmJob> queued = new HashSet<>();
        for (Optional<String> cluster :
                jobs.stream().map(SlurmJob::cluster).collect(Collectors.toSet())) {
            // Without --all, jobs of hidden partitions are left out.
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
            log.warn("{} is asked again in {}: {}", name, pause, answer.errors().strip());
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
            // Two pipes that are read one after the other can block; a file cannot.
            Path errors = Files.createTempFile("mithridate-", ".txt");
            try {
                Process process = start(name, command, errors);
                try {
                    process.getOutputStream().close();
                    String output = text(process.getInputStream().readAllBytes());
                    return new Answer(process.waitFor(), output, text(Files.readAllBytes(errors)));
                } finally {
                    process.destroy();
                }
            } finally {
                Files.deleteIfExists(errors);
            }
        } catch (IOException e) {
            throw new RefusedException(
                    "what '%s' answered cannot be read (%s)".formatted(name, e.getMessage()), e);
        }
    }

    private Process start(String name, List<String> command, Path errors) throws RefusedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        if (name.equals("squeue")) {
            builder.environment().keySet().removeIf(NARROWING.asMatchPredicate());
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

    /** Decodes leniently: a message in a site's own encoding must not cost the job's number. */
    private static String text(byte[] printed) {
        return new String(printed, StandardCharsets.UTF_8);
    }

    /**
     * The result of a command.
     *
     * @param code its exit code
     */
    private record Answer(int code, String output, String errors) {}
}
