package io.mithridate.runner.fakes;

import io.mithridate.api.execution.Executor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An executor that runs each task in its own JVM, one after the other. */
public final class ProcessForEachTask implements Executor {

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        Set<String> failed = new HashSet<>();
        for (Task task : request.tasks()) {
            List<Task> causes =
                    request.tasks().stream()
                            .filter(other -> failed.contains(other.key()))
                            .filter(other -> task.waitsFor().contains(other.key()))
                            .toList();
            if (!causes.isEmpty()) {
                failed.add(task.key());
                events.ended(task, Outcome.skippedBecause(causes.get(0)));
                continue;
            }
            events.started(task);
            int code = exitCode(request.command(task));
            if (code != 0) {
                failed.add(task.key());
            }
            events.ended(
                    task, code == 0 ? Outcome.success() : Outcome.failure("exit code " + code));
        }
        return Ending.ENDED;
    }

    private static int exitCode(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
