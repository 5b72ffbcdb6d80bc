package io.mithridate.slurm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * <p>A controller that accepted an array and did not answer in time has it twice then. That does no
 * harm: of two processes that want the same artifact, one computes and the other finds it.
 */
final class SlurmCommands implements Scheduler {

    private static final Logger log = LoggerFactory.getLogger(SlurmCommands.class);

    private static final Pattern BUSY =
            Pattern.compile(
                    "timed out|Unable to contact slurm controller|Connection refused|"
                            + "temporarily un|Transport endpoint|Zero Bytes|standby mode");

    private static final Pattern JOB = Pattern.compile("(\\d+)(;.*)?");

    private final Optional<Path> folder;
    private final Duration firstPause;
    private final int tries;

    /** Slurm as the search path has it; asked for about a minute (our choice). */
    static SlurmCommands onPath() {
        return new SlurmCommands(Optional.empty(), Duration.ofSeconds(1), 7);
    }

    /**
     * Slurm's commands.
     *
     * @param folder where they are; empty: where the search path has them
     * @param firstPause how long the first pause is after a busy answer
     * @param tries how often a busy controller is asked
     */
    SlurmCommands(Optional<Path> folder, Duration firstPause, int tries) {
        this.folder = folder;
        this.firstPause = firstPause;
        this.tries = tries;
    }

    @Override
    public String submit(List<String> arguments) throws RefusedException, InterruptedException {
        String answer = answer("sbatch", arguments).strip();
        var job = JOB.matcher(answer);
        if (!job.matches()) {
            throw new RefusedException(
                    "sbatch answered '%s' where the number of a job was expected"
                            .formatted(answer));
        }
        return job.group(1);
    }

    @Override
    public Set<String> queued() throws RefusedException, InterruptedException {
        return answer(
                        "squeue",
                        List.of(
                                "--noheader",
                                "--user=" + System.getProperty("user.name"),
                                "--format=%F"))
                .lines()
                .map(String::strip)
                .collect(Collectors.toSet());
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

    private static Process start(String name, List<String> command, Path errors)
            throws RefusedException {
        try {
            return new ProcessBuilder(command).redirectError(errors.toFile()).start();
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
     * What a command came back with.
     *
     * @param code its exit code
     */
    private record Answer(int code, String output, String errors) {}
}
