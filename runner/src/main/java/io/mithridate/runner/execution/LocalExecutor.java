package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import jakarta.inject.Inject;

/** Runs tasks in this process, a given number at a time. */
public final class LocalExecutor implements Executor {

    /** Made by injection. */
    @Inject
    public LocalExecutor() {}

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        Slot slot = (task, ignored) -> request.inProcess().run(task);
        new Slots(new Schedule(request.tasks(), request.failFast()), events)
                .fill(request.jobs(), number -> slot);
        return Ending.ENDED;
    }
}
