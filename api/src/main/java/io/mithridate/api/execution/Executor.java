package io.mithridate.api.execution;

import io.mithridate.api.plugin.Incubating;
import io.mithridate.api.training.TrainingListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides where the stages of a run are computed: in this process, in worker processes or on a
 * cluster.
 *
 * <p>An executor receives a graph of {@linkplain Task tasks} over a store. Each task is a stage
 * whose artifact is not yet in the store; once the task has succeeded, it is. Results do not pass
 * through the executor: they are read from the store.
 */
@Incubating
public interface Executor {

    /**
     * Runs each task once, after all tasks it waits for have succeeded. Unless the request says
     * otherwise, a failed task does not stop tasks that do not depend on it; those that do depend
     * on it end as {@linkplain Outcome#skippedBecause skipped}.
     *
     * @return {@link Ending#ENDED} if all tasks have ended and were reported to {@code events},
     *     {@link Ending#DETACHED} if the executor has submitted them to a system that outlives this
     *     process
     * @throws ExecutorRefusedException if the system that the executor submits tasks to does not
     *     accept them
     * @throws InterruptedException if the run is interrupted; running tasks were told to stop and
     *     ended at the next point from which they can be resumed
     */
    Ending execute(Request request, Events events) throws InterruptedException;

    /** The possible endings of {@link #execute}. */
    enum Ending {
        /** Every task has ended. */
        ENDED,
        /**
         * Tasks continue without this process, e.g. in the queue of a cluster. Workers put the
         * artifacts in the store and write the outcomes to the run's folder.
         */
        DETACHED
    }

    /**
     * The tasks to run and the settings to run them with.
     *
     * @param runFolder the run's folder, an absolute path
     * @param tasks the tasks, in the preferred starting order; each waits only for earlier tasks
     * @param jobs the number of tasks to run at a time as set by {@code --jobs}, at least 1; 1 if
     *     not set
     * @param failFast whether no further task is started after the first failure
     * @param inProcess runs a task in this process
     * @param worker a command that runs a task in a separate process, without its last two
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
         * Creates a request.
         *
         * @throws IllegalArgumentException if two tasks have the same key, or a task waits for a
         *     task that is not before it
         */
        public Request {
            tasks = List.copyOf(tasks);
            worker = List.copyOf(worker);
            Set<String> before = new HashSet<>();
            for (Task task : tasks) {
                if (!before.containsAll(task.waitsFor())) {
                    throw new IllegalArgumentException(
                            "'%s' waits for a task that is not listed before it"
                                    .formatted(task.title()));
                }
                if (!before.add(task.key())) {
                    throw new IllegalArgumentException(
                            "'%s' has the key of another task".formatted(task.title()));
                }
            }
        }

        /**
         * Returns the command that runs a task in a separate process. It ends with exit code 0 if
         * the task's artifact is in the store; otherwise the error is in the run's folder and on
         * standard error. It needs the working directory and the environment of this process.
         */
        public List<String> command(Task task) {
            List<String> command = new ArrayList<>(worker);
            command.add("--task");
            command.add(task.key());
            return command;
        }

        /**
         * Returns the command that starts a long-lived process which runs tasks one after another.
         *
         * <p>It reads one line of JSON per task, {@code {"run": KEY}}, and writes lines of JSON to
         * standard output: signs of life, the progress of training, and the outcome of the task.
         * When its standard input ends, it stops at the next point from which it can be resumed. It
         * needs the working directory and the environment of this process.
         */
        public List<String> serveCommand() {
            List<String> command = new ArrayList<>(worker);
            command.add("--serve");
            return command;
        }
    }

    /**
     * A stage to be computed.
     *
     * @param key the stage's key in the store, which identifies the task
     * @param title the title shown to users, e.g. "victim of badnets, seed 1"
     * @param kind the stage's kind: {@code base}, {@code attack}, {@code victim} ...
     * @param waitsFor the keys of the tasks whose artifacts it reads
     * @param facts facts that a scheduler may need in order to request resources: {@code device}
     *     ({@code cpu}, {@code gpu:0}, {@code gpu:1}) and {@code threads}
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

    /** Runs a task to completion and reports errors in the outcome. */
    @FunctionalInterface
    interface TaskRunner {

        /** Computes the task's artifact and puts it in the store. */
        Outcome run(Task task);
    }

    /**
     * The outcome of a task.
     *
     * @param state the state in which the task ended
     * @param message the error message shown to users; empty if there was no error
     */
    record Outcome(State state, String message) {

        /** The possible outcomes of a task. */
        public enum State {
            /** The artifact is in the store. */
            SUCCEEDED,
            /** The task was started and failed. */
            FAILED,
            /** The task was not started. */
            SKIPPED,
            /** The task was told to stop before it had ended; if started again, it resumes. */
            INTERRUPTED
        }

        /** Returns the outcome of a task whose artifact is in the store. */
        public static Outcome success() {
            return new Outcome(State.SUCCEEDED, "");
        }

        /** Returns the outcome of a failed task. */
        public static Outcome failure(String message) {
            return new Outcome(State.FAILED, message);
        }

        /**
         * Returns the outcome of a task that was not started because it depends, directly or
         * indirectly, on a failed task.
         */
        public static Outcome skippedBecause(Task failed) {
            return new Outcome(
                    State.SKIPPED, "skipped because '%s' failed".formatted(failed.title()));
        }

        /**
         * Returns the outcome of a task that was not started because another one failed in a
         * fail-fast run.
         */
        public static Outcome notStartedAfter(Task failed) {
            return new Outcome(
                    State.SKIPPED,
                    "not started: '%s' failed, and --fail-fast was given"
                            .formatted(failed.title()));
        }

        /** Returns the outcome of a task that was told to stop. */
        public static Outcome interrupted() {
            return new Outcome(State.INTERRUPTED, "interrupted");
        }

        /** Returns {@code true} if the artifact is in the store. */
        public boolean succeeded() {
            return state == State.SUCCEEDED;
        }
    }

    /** Receives the starts and ends of tasks; may be called by several threads. */
    interface Events {

        /** Called when a task starts. */
        void started(Task task);

        /** Called when a task has ended, or will never start. */
        void ended(Task task, Outcome outcome);

        /**
         * Returns a listener that shows users the training progress of a task that another process
         * runs. Calls for some steps may be omitted.
         */
        default TrainingListener training(Task task) {
            return TrainingListener.silent();
        }
    }

    /**
     * Thrown if the system that an executor submits tasks to did not accept them, e.g. because the
     * queue of a cluster is full.
     *
     * <p>This indicates no error in the executor or the tasks. The run ends, and users can resume
     * it once they have resolved the problem. The message says what was refused and why, and which
     * tasks were accepted.
     */
    final class ExecutorRefusedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        /**
         * Creates an exception.
         *
         * @param message the message shown to users
         * @param cause the error that the executor received
         */
        public ExecutorRefusedException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /**
     * An executor that computes stages on machines other than the one that plans them. Planning
     * therefore cannot check whether the device exists; workers check it on their machines. Only
     * such an executor may return while its tasks continue elsewhere ({@link
     * Executor.Ending#DETACHED}).
     */
    interface RemoteExecutor extends Executor {}
}
