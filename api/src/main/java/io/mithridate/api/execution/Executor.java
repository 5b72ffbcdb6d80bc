package io.mithridate.api.execution;

import io.mithridate.api.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides where the stages of a run are computed: in this process, in worker processes, on a
 * cluster.
 *
 * <p>An executor is handed a graph of {@linkplain Task tasks} over a store. Each task is a stage
 * whose artifact is not in the store yet; when the task has succeeded, it is. Results never go
 * through the executor: they are read from the store.
 */
public interface Executor {

    /**
     * Runs tasks, each after all that it waits for has succeeded, and none twice. A failed task
     * does not stop those that need nothing of it, unless the request says so; those that do need
     * it end as {@linkplain Outcome#skippedBecause skipped}.
     *
     * @return whether all tasks have ended, and {@code events} has heard of each, or the executor
     *     has handed them over to something that outlives this process
     * @throws ExecutorRefusedException if what the executor hands tasks to does not take them
     * @throws InterruptedException if the run is to end; what runs was told to stop, and has ended
     *     at the next point from which it can go on
     */
    Ending execute(Request request, Events events) throws InterruptedException;

    /** The way in which {@link #execute} returned. */
    enum Ending {
        /** Every task has ended. */
        ENDED,
        /**
         * Tasks go on without this process, such as in the queue of a cluster. Their artifacts will
         * be found in the store, and how they ended in the run's folder, where workers write it.
         */
        LEFT
    }

    /**
     * The tasks to run, and the settings to run them with.
     *
     * @param runFolder the run's folder, an absolute path
     * @param tasks the tasks, in the order in which they are best begun; each waits only for tasks
     *     that stand before it
     * @param jobs how many {@code --jobs} asks to run at a time, from 1; 1 if nobody asks
     * @param failFast whether no task is begun after the first failure
     * @param inProcess runs a task in this process
     * @param worker a command that runs a task in a process of its own, but for its last two
     *     arguments; see {@link #command}
     */
    record Request(
            Path runFolder,
            List<Task> tasks,
            int jobs,
            boolean failFast,
            TaskRunner inProcess,
            List<String> worker) {

        /**
         * A request.
         *
         * @throws IllegalArgumentException if two tasks have one key, or a task waits for one that
         *     does not stand before it
         */
        public Request {
            tasks = List.copyOf(tasks);
            worker = List.copyOf(worker);
            Set<String> before = new HashSet<>();
            for (Task task : tasks) {
                if (!before.containsAll(task.waitsFor())) {
                    throw new IllegalArgumentException(
                            "'%s' waits for a task that does not stand before it"
                                    .formatted(task.title()));
                }
                if (!before.add(task.key())) {
                    throw new IllegalArgumentException(
                            "'%s' has the key of another task".formatted(task.title()));
                }
            }
        }

        /**
         * The command that runs a task in a process of its own. It ends with exit code 0 if the
         * task's artifact is in the store; what went wrong otherwise is in the run's folder and on
         * standard error. It needs the working directory and the environment of this process.
         */
        public List<String> command(Task task) {
            List<String> command = new ArrayList<>(worker);
            command.add("--task");
            command.add(task.key());
            return command;
        }

        /**
         * The command that starts a process which stays and runs one task after the other.
         *
         * <p>It reads a line of JSON for each task, {@code {"run": KEY}}, and says on standard
         * output, in lines of JSON, that it is alive, how training goes, and how the task ended.
         * When its standard input ends, it stops at the next point from which it can go on. It
         * needs the working directory and the environment of this process.
         */
        public List<String> serving() {
            List<String> command = new ArrayList<>(worker);
            command.add("--serve");
            return command;
        }
    }

    /**
     * One stage that is to be computed.
     *
     * @param key the stage's key in the store, which names the task
     * @param title for people: "victim of badnets, seed 1"
     * @param kind the stage's kind: {@code base}, {@code attack}, {@code victim} ...
     * @param waitsFor the keys of the tasks whose artifacts it reads
     * @param facts what a scheduler may have to ask for: {@code device} ({@code cpu}, {@code
     *     gpu:0}, {@code gpu:1}) and {@code threads}
     */
    record Task(
            String key,
            String title,
            String kind,
            Set<String> waitsFor,
            Map<String, String> facts) {

        public Task {
            waitsFor = Set.copyOf(waitsFor);
            facts = Map.copyOf(facts);
        }
    }

    /** Runs a task to its end; what goes wrong is in the outcome. */
    @FunctionalInterface
    interface TaskRunner {

        /** Computes the task's artifact into the store. */
        Outcome run(Task task);
    }

    /**
     * The outcome of a task.
     *
     * @param state whether its artifact is in the store, and if not, whether it was tried
     * @param message what went wrong, for people; empty where nothing did
     */
    record Outcome(State state, String message) {

        /** The ways in which a task ends. */
        public enum State {
            /** The artifact is in the store. */
            SUCCEEDED,
            /** It was tried. */
            FAILED,
            /** It was not tried. */
            SKIPPED,
            /** It was told to stop before it had ended; begun again, it goes on. */
            INTERRUPTED
        }

        /** The artifact is in the store. */
        public static Outcome success() {
            return new Outcome(State.SUCCEEDED, "");
        }

        /** Something went wrong. */
        public static Outcome failure(String message) {
            return new Outcome(State.FAILED, message);
        }

        /** The task was not tried, since it needs, directly or not, what failed. */
        public static Outcome skippedBecause(Task failed) {
            return new Outcome(
                    State.SKIPPED, "skipped because '%s' failed".formatted(failed.title()));
        }

        /** The task was not tried, since another one failed and the run was to end then. */
        public static Outcome notStartedAfter(Task failed) {
            return new Outcome(
                    State.SKIPPED,
                    "not started: '%s' failed, and --fail-fast was given"
                            .formatted(failed.title()));
        }

        /** The task was told to stop. */
        public static Outcome interrupted() {
            return new Outcome(State.INTERRUPTED, "interrupted");
        }

        /** Returns whether the artifact is in the store. */
        public boolean succeeded() {
            return state == State.SUCCEEDED;
        }
    }

    /** Hears of tasks as they begin and end; may be called by several threads. */
    interface Events {

        /** A task begins. */
        void started(Task task);

        /** A task has ended, or will never begin. */
        void ended(Task task, Outcome outcome);

        /**
         * A listener for the training of a task that another process runs, which shows it to
         * people. Steps may be left out.
         */
        default TrainingListener training(Task task) {
            return TrainingListener.silent();
        }
    }
}
