package io.mithridate.runner.guard;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.ExecutorRefusedException;
import io.mithridate.api.execution.Executor.RemoteExecutor;
import io.mithridate.api.training.TrainingListener;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An executor whose events are checked: they must refer to the requested tasks, and every task must
 * end. An {@link ExecutorRefusedException} is passed on unchanged, since it is not an error in the
 * plugin.
 *
 * @param guard checks the events
 * @param executor the executor
 */
record CheckedExecutor(PluginGuard guard, Executor executor) implements Executor {

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        CheckedEvents checked = new CheckedEvents(request.tasks(), events);
        Ending ending;
        try {
            ending = guard.requireNonNull(executor.execute(request, checked), "execute()");
        } catch (ExecutorRefusedException e) {
            throw e;
        } catch (RuntimeException e) {
            throw guard.failure("execute()", e);
        }
        if (ending == Ending.DETACHED && !(executor instanceof RemoteExecutor)) {
            throw guard.refusal("execute() returned DETACHED; only a RemoteExecutor may detach");
        }
        if (ending == Ending.ENDED) {
            checked.failUnendedTasks();
        }
        return ending;
    }

    /** Passes on events of requested tasks only. */
    private final class CheckedEvents implements Events {

        private final Events events;
        private final Map<String, Task> openTasks = new HashMap<>();
        private final Map<String, Task> requested = new HashMap<>();

        CheckedEvents(List<Task> tasks, Events events) {
            this.events = events;
            tasks.forEach(task -> openTasks.put(task.key(), task));
            requested.putAll(openTasks);
        }

        private Task requireRequested(Task reported, String method) {
            Task task =
                    requested.get(
                            guard.requireNonNull(reported, "the task of %s".formatted(method))
                                    .key());
            return guard.requireNonNull(
                    task, "the task of %s, which was not asked for,".formatted(method));
        }

        @Override
        public void started(Task task) {
            events.started(requireRequested(task, "started()"));
        }

        @Override
        public void ended(Task task, Outcome outcome) {
            Task requestedTask = requireRequested(task, "ended()");
            guard.requireNonNull(outcome, "the outcome of ended()");
            guard.requireNonNull(outcome.state(), "the state of ended()");
            guard.requireNonNull(outcome.message(), "the message of ended()");
            synchronized (this) {
                openTasks.remove(requestedTask.key());
            }
            events.ended(requestedTask, outcome);
        }

        @Override
        public TrainingListener training(Task task) {
            return events.training(requireRequested(task, "training()"));
        }

        /**
         * Reports the tasks that the executor never reported as ended. They have failed unless
         * their artifact is in the store.
         */
        void failUnendedTasks() {
            List<Task> unended;
            synchronized (this) {
                unended = new ArrayList<>(openTasks.values());
            }
            for (Task task : unended) {
                events.ended(
                        task,
                        Outcome.failure(
                                "%s returned without an outcome for '%s'"
                                        .formatted(guard.plugin(), task.title())));
            }
        }
    }
}
