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
 * Submits tasks to the queue.
 *
 * @param submissions the tasks that the run has submitted to Slurm
 * @param scheduler the queue
 * @param script writes the script of an element
 * @param arguments builds the arguments of sbatch
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
     * @param tasks the tasks of the request to submit
     * @param open the elements of the request's other tasks, by the keys of the tasks
     * @param queued the job numbers of the arrays in the queue, by the arrays' folders
     * @throws RefusedException if an array is refused, or its job is not known; the arrays before
     *     it remain in the queue
     */
    void submit(
            Request request,
            List<Task> tasks,
            Map<String, ElementId> open,
            Map<String, String> queued,
            int maxArraySize)
            throws IOException, RefusedException, InterruptedException {
        String name = submissions.nextName();
        List<JobArray> arrays = new ArrayPlanner(name, maxArraySize, open).plan(tasks);
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
