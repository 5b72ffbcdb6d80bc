package io.mithridate.slurm;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.ExecutorRefusedException;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands tasks to the queue of a Slurm cluster and leaves.
 *
 * <p>Called again with what is not in the store, it submits what no job computes; as long as jobs
 * of the run are in the queue, it leaves again. Once none is, it says how the missing tasks ended.
 * Called once more, it submits those again.
 *
 * <p>What it hands over, and how that ended, is in the run's folder, under {@code slurm/}. Nodes
 * have to see that folder and the store under the same paths.
 */
public final class SlurmExecutor implements Executor {

    /** Our choice: above the minute for which NFS keeps what it knows of a folder. */
    private static final int VISIBLE_SECONDS = 90;

    private static final Logger log = LoggerFactory.getLogger(SlurmExecutor.class);

    private final SlurmOptions options;
    private final Scheduler scheduler;
    private final int visibleSeconds;

    /** Made by injection. */
    @Inject
    public SlurmExecutor(SlurmOptions options) {
        this(options, SlurmCommands.onPath(), VISIBLE_SECONDS);
    }

    /**
     * An executor.
     *
     * @param scheduler the queue
     * @param visibleSeconds for how long a file that another node has written may not be seen
     */
    SlurmExecutor(SlurmOptions options, Scheduler scheduler, int visibleSeconds) {
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
        Map<String, Place> known = submissions.open();
        Map<String, Place> open = new HashMap<>();
        List<Task> missing = new ArrayList<>();
        for (Task task : request.tasks()) {
            Optional.ofNullable(known.get(task.key()))
                    .ifPresentOrElse(place -> open.put(task.key(), place), () -> missing.add(task));
        }
        Map<String, String> queued = queued(submissions, open);
        if (!missing.isEmpty()) {
            submission(request, submissions)
                    .submit(request, missing, open, queued, options.maxArraySize());
            return Ending.LEFT;
        }
        if (!queued.isEmpty()) {
            log.info("{} job arrays of the run are in the queue", queued.size());
            return Ending.LEFT;
        }
        new Collected(submissions, request.failFast())
                .outcomes(request.tasks(), open)
                .forEach(events::ended);
        submissions.collected();
        return Ending.ENDED;
    }

    /** The numbers of the jobs of tasks that are in the queue, by the folders of their arrays. */
    private Map<String, String> queued(Submissions submissions, Map<String, Place> open)
            throws IOException, RefusedException, InterruptedException {
        if (open.isEmpty()) {
            return Map.of();
        }
        Map<String, SlurmJob> jobs = new HashMap<>();
        for (String array : open.values().stream().map(Place::array).collect(Collectors.toSet())) {
            jobs.put(array, submissions.job(array));
        }
        Set<SlurmJob> queue = scheduler.queued(Set.copyOf(jobs.values()));
        Map<String, String> queued = new HashMap<>();
        jobs.forEach(
                (array, job) -> {
                    if (queue.contains(job)) {
                        queued.put(array, job.number());
                    }
                });
        return queued;
    }

    private Submission submission(Request request, Submissions submissions) {
        Path directory = Path.of("").toAbsolutePath();
        return new Submission(
                submissions,
                scheduler,
                new ElementScript(submissions, options, directory, visibleSeconds),
                new SbatchArguments(options, name(request.runFolder()), directory));
    }

    /** The experiment's name: that of the folder of its runs. */
    private static String name(Path runFolder) {
        Path experiment = runFolder.toAbsolutePath().getParent();
        return experiment == null || experiment.getFileName() == null
                ? "mithridate"
                : experiment.getFileName().toString();
    }
}
