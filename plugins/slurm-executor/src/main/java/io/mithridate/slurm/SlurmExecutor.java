package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.ExecutorRefusedException;
import io.mithridate.api.execution.Executor.RemoteExecutor;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;
import io.mithridate.api.plugin.Option;
import io.mithridate.slurm.JobArray.ElementId;
import io.mithridate.slurm.Scheduler.RefusedException;
import io.mithridate.slurm.Scheduler.SlurmJob;
import io.mithridate.slurm.Scheduler.UnknownJobException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Submits tasks to the queue of a Slurm cluster and returns without waiting for them.
 *
 * <p>When called again with the tasks whose artifacts are not in the store, it submits those that
 * no job computes. As long as jobs of the run are in the queue, it returns immediately. Once none
 * are left, it reports how the missing tasks ended. The next call submits these tasks again.
 *
 * <p>The submitted tasks and records of how they ended are stored in the run's folder, under {@code
 * slurm/}. Nodes must have access to this folder and the store under the same paths.
 */
@About(
        name = "slurm",
        summary = "submits stages to a Slurm cluster and exits; 'resume' collects the outcomes",
        fidelity = Fidelity.EXACT)
public final class SlurmExecutor implements RemoteExecutor {

    /**
     * The number of seconds for which a file may be invisible (our choice): more than the minute
     * for which NFS caches a folder's contents.
     */
    private static final int VISIBLE_SECONDS = 90;

    private static final Logger log = LoggerFactory.getLogger(SlurmExecutor.class);

    private final Options options;
    private final Scheduler scheduler;
    private final int visibleSeconds;

    /** Creates the executor; called by dependency injection. */
    @Inject
    public SlurmExecutor(Options options) {
        this(options, SlurmCommands.onPath(), VISIBLE_SECONDS);
    }

    /**
     * Creates an executor.
     *
     * @param scheduler the queue
     * @param visibleSeconds the number of seconds for which a file written by another node may
     *     remain invisible
     */
    SlurmExecutor(Options options, Scheduler scheduler, int visibleSeconds) {
        this.options = options;
        this.scheduler = scheduler;
        this.visibleSeconds = visibleSeconds;
    }

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        Submissions submissions = Submissions.of(request.runFolder());
        try {
            return execute(request, submissions, events);
        } catch (RefusedException e) {
            throw new ExecutorRefusedException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "cannot use %s: %s".formatted(submissions.folder(), e.getMessage()), e);
        }
    }

    private Ending execute(Request request, Submissions submissions, Events events)
            throws IOException, RefusedException, InterruptedException {
        Map<String, ElementId> known = submissions.uncollected();
        Map<String, ElementId> open = new HashMap<>(known);
        open.keySet().retainAll(request.tasks().stream().map(Task::key).toList());
        List<Task> missing =
                request.tasks().stream().filter(task -> !known.containsKey(task.key())).toList();
        Map<String, String> queued = queuedJobNumbers(submissions, open);
        if (!missing.isEmpty()) {
            submit(request, submissions, missing, open, queued);
            return Ending.DETACHED;
        }
        if (!queued.isEmpty()) {
            log.info("{} job arrays of the run are in the queue", queued.size());
            return Ending.DETACHED;
        }
        new OutcomeCollector(submissions, request.failFast())
                .outcomes(request.tasks(), open)
                .forEach(events::ended);
        submissions.markCollected();
        return Ending.ENDED;
    }

    /**
     * Returns the job numbers of those arrays of tasks that are in the queue, by the arrays'
     * folders.
     */
    private Map<String, String> queuedJobNumbers(
            Submissions submissions, Map<String, ElementId> open)
            throws IOException, RefusedException, InterruptedException {
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<String, SlurmJob> jobs = new HashMap<>();
        Set<String> arrays =
                open.values().stream().map(ElementId::array).collect(Collectors.toSet());
        for (String array : arrays) {
            jobs.put(array, submissions.job(array));
        }
        jobs.values().retainAll(scheduler.queued(Set.copyOf(jobs.values())));
        return jobs.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, job -> job.getValue().number()));
    }

    /**
     * Submits tasks.
     *
     * @param tasks the tasks of the request to submit
     * @param open the elements of the request's other tasks, by the keys of the tasks
     * @param queued the job numbers of the arrays in the queue, by the arrays' folders
     * @throws RefusedException if an array is refused, or its job is not known; the arrays before
     *     it remain in the queue
     */
    private void submit(
            Request request,
            Submissions submissions,
            List<Task> tasks,
            Map<String, ElementId> open,
            Map<String, String> queued)
            throws IOException, RefusedException, InterruptedException {
        Path directory = Path.of("").toAbsolutePath();
        ElementScript script = new ElementScript(submissions, options, directory, visibleSeconds);
        SbatchArguments arguments =
                new SbatchArguments(options, experimentName(request.runFolder()), directory);
        String name = submissions.nextName();
        List<JobArray> arrays = new ArrayPlanner(name, options.maxArraySize(), open).plan(tasks);
        if (open.isEmpty()) {
            // If there are open tasks, a failure among them must still prevent other tasks of the
            // run from starting.
            Files.deleteIfExists(submissions.failureMarker());
        }
        Map<String, String> jobs = new HashMap<>(queued);
        for (JobArray array : arrays) {
            submissions.array(array.folder()).write(array, script.text(request, array.folder()));
        }
        for (JobArray array : arrays) {
            ArrayFolder folder = submissions.array(array.folder());
            try {
                SlurmJob job = scheduler.submit(arguments.forArray(array, folder, jobs));
                folder.saveJob(job);
                jobs.put(array.folder(), job.number());
            } catch (UnknownJobException e) {
                // The array is in the queue and needs its folder.
                throw new RefusedException(
                        e.getMessage()
                                + "; cancel that array before 'resume', which submits its stages"
                                + " again",
                        e);
            } catch (RefusedException e) {
                throw refused(submissions.folder().resolve(name), arrays, array, e);
            }
        }
        log.info("{} stages are in the queue, as {} job arrays", tasks.size(), arrays.size());
    }

    private static RefusedException refused(
            Path submission, List<JobArray> arrays, JobArray array, RefusedException e)
            throws IOException {
        int accepted = arrays.indexOf(array);
        if (accepted == 0) {
            delete(submission);
            return new RefusedException("nothing was submitted: " + e.getMessage(), e);
        }
        return new RefusedException(
                "%d of %d job arrays are in the queue, and 'resume' submits the rest: %s"
                        .formatted(accepted, arrays.size(), e.getMessage()),
                e);
    }

    private static void delete(Path folder) throws IOException {
        List<Path> paths;
        try (Stream<Path> tree = Files.walk(folder)) {
            paths = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : paths) {
            Files.delete(path);
        }
    }

    /** Returns the experiment's name, which is that of the folder that contains its runs. */
    private static String experimentName(Path runFolder) {
        Path experiment = runFolder.toAbsolutePath().getParent();
        return experiment == null || experiment.getFileName() == null
                ? "mithridate"
                : experiment.getFileName().toString();
    }

    /** Options of the executor {@code slurm}; they affect neither results nor cache keys. */
    public record Options(
            @Option("Partition of the jobs. Default: the site's default.")
                    Optional<String> partition,
            @Option("Account to charge. Default: the user's default.") Optional<String> account,
            @Option("Quality of service. Default: the site's default.") Optional<String> qos,
            @Option(
                            "Time limit of a stage as sbatch writes it: minutes,"
                                + " hours:minutes:seconds, days-hours, ... Default: the partition's"
                                + " limit. Training that needs longer is saved, requeued and"
                                + " continued. Any other stage (embeddings, metrics, detectors)"
                                + " fails at the limit, and starts again when 'resume' submits it.")
                    Optional<String> time,
            @Option(
                            value =
                                    "Number of GPUs of a stage, requested as --gres=gpu:N. Default:"
                                        + " as many as the experiment's device needs: 1 for gpu:0,"
                                        + " 2 for gpu:1, none for cpu.",
                            min = 0)
                    Optional<Integer> gpus,
            @Option(
                            "Generic resources of a stage as sbatch writes them, such as"
                                    + " 'gpu:a100:1'; replaces gpus.")
                    Optional<String> gres,
            @Option(
                            value =
                                    "Number of CPUs of a stage. Default: the threads in the"
                                            + " experiment's compute.",
                            min = 1)
                    Optional<Integer> cpusPerTask,
            @Option(
                            "Memory of a stage as sbatch writes it, such as '16G'. Default: the"
                                    + " site's default.")
                    Optional<String> memory,
            @Option(
                            value =
                                    "Maximum number of elements of a job array: at most the site's"
                                        + " MaxArraySize, which 'scontrol show config' prints. A"
                                        + " larger rank of the task graph is split into several"
                                        + " arrays (the default is our choice).",
                            defaultValue = "1000",
                            min = 1)
                    int maxArraySize,
            @Option(
                            value =
                                    "Maximum number of elements of one array that run at a time."
                                            + " Default: as many as the cluster has room for.",
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
                                    "Seconds before the time limit at which a stage receives the"
                                        + " signal to save and stop (the default is our choice).",
                            defaultValue = "120",
                            min = 1,
                            max = 65535)
                    int stopBefore,
            @Option(
                            value =
                                    "Maximum number of times that a stage that was stopped by its"
                                        + " time limit or Slurm is requeued; 0: never, not even if"
                                        + " its node is lost (the default is our choice).",
                            defaultValue = "20",
                            min = 0)
                    int requeues,
            @Option(
                            value =
                                    "Maximum number of times that a stage whose process was killed"
                                            + " or crashed is requeued. A stage that fails with an"
                                            + " error message is not started again.",
                            defaultValue = "1",
                            min = 0)
                    int retries) {

        /**
         * The maximum number of seconds by which Slurm may send a signal too early, according to
         * the manual of sbatch.
         */
        private static final int MAX_EARLY_SECONDS = 60;

        private static final Pattern TIME =
                Pattern.compile("(\\d{1,9}-)?\\d{1,9}(:\\d{1,9}){0,2}|UNLIMITED|INFINITE");

        public Options {
            sbatch = List.copyOf(sbatch);
            long limit = time.flatMap(Options::parseSeconds).orElse(Long.MAX_VALUE);
            if (limit <= stopBefore + MAX_EARLY_SECONDS) {
                throw new IllegalArgumentException(
                        "time '%s' (%d seconds) is too short for stop-before %d: Slurm may tell a stage to stop up to %d seconds earlier, so right after its start"
                                .formatted(time.orElse(""), limit, stopBefore, MAX_EARLY_SECONDS));
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

        /**
         * Returns a time limit in seconds, parsed as by sbatch.
         *
         * @param time the text after {@code --time=}
         * @return the seconds; empty if there is no limit
         * @throws IllegalArgumentException if the text is not a time limit
         */
        private static Optional<Long> parseSeconds(String time) {
            if (!TIME.matcher(time).matches()) {
                throw new IllegalArgumentException(
                        "time '%s' is not a time limit of sbatch, such as 90 (minutes), 4:00:00 or 2-12"
                                .formatted(time));
            }
            if (!Character.isDigit(time.charAt(0))) {
                return Optional.empty();
            }
            int dash = time.indexOf('-');
            List<Long> numbers =
                    Arrays.stream(time.substring(dash + 1).split(":")).map(Long::valueOf).toList();
            // The first number is hours after days or if there are three numbers; otherwise it is
            // minutes.
            long unit = dash > 0 || numbers.size() == 3 ? 3600 : 60;
            long seconds = dash > 0 ? 86_400 * Long.parseLong(time.substring(0, dash)) : 0;
            for (long number : numbers) {
                seconds += number * unit;
                unit /= 60;
            }
            // sbatch treats a limit of zero as no limit.
            return Optional.of(seconds).filter(sum -> sum > 0);
        }
    }
}
