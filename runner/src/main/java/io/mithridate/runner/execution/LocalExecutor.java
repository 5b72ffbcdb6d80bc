package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.Executor.Ending;
import io.mithridate.api.execution.Executor.Events;
import io.mithridate.api.execution.Executor.Request;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;

/** Runs tasks in this process, a given number at a time. */
@About(
        name = "local",
        summary = "computes stages in this process, as many at a time as --jobs says",
        fidelity = Fidelity.EXACT)
public record LocalExecutor() implements Executor {

    @Override
    public Ending execute(Request request, Events events) throws InterruptedException {
        Slots.Slot slot = (task, ignored) -> request.inProcess().run(task);
        new Slots(new Schedule(request.tasks(), request.failFast()), events)
                .runAll(request.jobs(), number -> slot);
        return Ending.ENDED;
    }
}
