package io.mithridate.slurm;

import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.execution.Executor.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands tasks to the queue.
 *
 * @param submissions where the run keeps what it hands over
 * @param scheduler the queue
 * @param script writes what an element runs
 * @param arguments writes how an array is submitted
 */
record Submission(
        Submissions submissions,
        Scheduler scheduler,
        ElementScript script,
        SbatchArguments arguments) {

    private static final Logger log = LoggerFactory.getLogger(Submission.class);

    /**
     * Submits tasks.
     *
     * @param tasks those of the request that are to be submitted
     * @param open where others of the request are, by their keys
     * @param queued the numbers of jobs that are in the queue, by the folders of their arrays
     * @throws RefusedException if an array is refused, or its job is not known; those before it
     *     stay in the queue
     */
    void submit(
            Request request,
            List<Task> tasks,
            Map<String, Place> open,
            Map<String, String> queued,
            int maxArraySize)
            throws IOException, RefusedException, InterruptedException {
        String name = submissions.next();
        List<JobArray> arrays = new ArrayPlanner(name, maxArraySize, open).plan(tasks);
        if (open.isEmpty()) {
            // A failure among open tasks still keeps others of the run from beginning.
            Files.deleteIfExists(submissions.failed());
        }
        Map<String, String> jobs = new HashMap<>(queued);
        for (JobArray array : arrays) {
            submissions.array(array.folder()).write(array, script.text(request, array.folder()));
        }
        for (JobArray array : arrays) {
            ArrayFolder folder = submissions.array(array.folder());
            try {
                SlurmJob job = scheduler.submit(arguments.of(array, folder, jobs));
                folder.submitted(job);
                jobs.put(array.folder(), job.number());
            } catch (UnknownJobException e) {
                // The array is in the queue, and needs its folder.
                throw new RefusedException(
                        e.getMessage()
                                + "; cancel that array before 'resume', which submits its stages"
                                + " again",
                        e);
            } catch (RefusedException e) {
                throw refused(name, arrays, array, e);
            }
        }
        log.info("{} stages are in the queue, as {} job arrays", tasks.size(), arrays.size());
    }

    private RefusedException refused(
            String name, List<JobArray> arrays, JobArray array, RefusedException e)
            throws IOException {
        int accepted = arrays.indexOf(array);
        if (accepted == 0) {
            delete(submissions.folder().resolve(name));
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
}
