package io.mithridate.runner.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.ExecutorRefusedException;
import io.mithridate.api.execution.Executor.Outcome;
import io.mithridate.api.execution.Executor.RemoteExecutor;
import io.mithridate.api.execution.Executor.Task;
import io.mithridate.runner.plugins.PluginException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExecutorGuardTest {

    private static final PluginGuard GUARD = new PluginGuard("executor 'liar' (liar.jar)");
    private static final Task BASE = task("base");
    private static final Task VICTIM = task("victim");

    private final List<String> received = new ArrayList<>();

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // plugins must not return null
    private static <T> T nullResult() {
        return null;
    }

    private static Task task(String key) {
        return new Task(key, "the " + key, "base", Set.of(), Map.of());
    }

    private Ending execute(Executor executor) throws InterruptedException {
        return new CheckedExecutor(GUARD, executor)
                .execute(
                        new Executor.Request(
                                Path.of("run"),
                                List.of(BASE, VICTIM),
                                1,
                                false,
                                task -> Outcome.success(),
                                List.of()),
                        new Events() {
                            @Override
                            public void started(Task task) {
                                received.add("started " + task.key());
                            }

                            @Override
                            public void ended(Task task, Outcome outcome) {
                                received.add(
                                        "%s %s %s"
                                                .formatted(
                                                        task.key(),
                                                        outcome.state(),
                                                        outcome.message()));
                            }
                        });
    }

    private void assertRefused(String complaint, Executor executor) {
        assertThatThrownBy(() -> execute(executor))
                .isInstanceOf(PluginException.class)
                .hasMessage("executor 'liar' (liar.jar): " + complaint);
    }

    @Test
    void passesOnValidEvents() throws InterruptedException {
        Ending ending =
                execute(
                        (request, events) -> {
                            for (Task task : request.tasks()) {
                                events.started(task);
                                events.ended(task, request.inProcess().run(task));
                            }
                            return Ending.ENDED;
                        });
        assertThat(ending).isEqualTo(Ending.ENDED);
        assertThat(received)
                .containsExactly(
                        "started base", "base SUCCEEDED ", "started victim", "victim SUCCEEDED ");
    }

    @Test
    void tasksThatWereNotReportedAsEndedHaveFailed() throws InterruptedException {
        execute(
                (request, events) -> {
                    events.ended(BASE, Outcome.success());
                    return Ending.ENDED;
                });
        assertThat(received)
                .containsExactly(
                        "base SUCCEEDED ",
                        "victim FAILED executor 'liar' (liar.jar) returned without an outcome"
                                + " for 'the victim'");
    }

    @Test
    void allowsRemoteExecutorsToDetachWithoutEvents() throws InterruptedException {
        RemoteExecutor leaving = (request, events) -> Ending.DETACHED;
        assertThat(execute(leaving)).isEqualTo(Ending.DETACHED);
        assertThat(received).isEmpty();
    }

    /** A resumed run collects workers' results only if the executor computes elsewhere. */
    @Test
    void rejectsADetachedExecutorThatIsNotRemote() {
        assertRefused(
                "execute() returned DETACHED; only a RemoteExecutor may detach",
                (request, events) -> Ending.DETACHED);
    }

    @Test
    void rejectsEventsWithoutTaskOrOfAnUnknownTask() {
        assertRefused("execute() returned null", (request, events) -> nullResult());
        assertRefused(
                "the task of started(), which was not asked for, returned null",
                (request, events) -> {
                    events.started(task("another"));
                    return Ending.ENDED;
                });
        assertRefused(
                "the task of ended() returned null",
                (request, events) -> {
                    events.ended(nullResult(), Outcome.success());
                    return Ending.ENDED;
                });
        assertRefused(
                "the outcome of ended() returned null",
                (request, events) -> {
                    events.ended(BASE, nullResult());
                    return Ending.ENDED;
                });
        assertThat(received).isEmpty();
    }

    @Test
    void passesOnARefusalUnchanged() {
        ExecutorRefusedException refusal =
                new ExecutorRefusedException("the queue is full", new IllegalStateException());
        assertThatThrownBy(
                        () ->
                                execute(
                                        (request, events) -> {
                                            throw refusal;
                                        }))
                .isSameAs(refusal);
    }

    @Test
    void namesThePluginIfItThrows() {
        assertRefused(
                "execute() failed: java.lang.IllegalStateException: no queue",
                (request, events) -> {
                    throw new IllegalStateException("no queue");
                });
    }
}
