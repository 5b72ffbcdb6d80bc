package io.mithridate.runner.fakes;

import io.mithridate.api.execution.Executor.ExecutorRefusedException;
import io.mithridate.api.execution.Executor.RemoteExecutor;
import io.mithridate.api.plugin.About;
import io.mithridate.api.plugin.Fidelity;

/** An executor that hands tasks to a queue that accepts none. */
@About(name = "full-queue", summary = "submits nothing", fidelity = Fidelity.EXACT)
public record FullQueue() implements RemoteExecutor {

    @Override
    public Ending execute(Request request, Events events) {
        throw new ExecutorRefusedException(
                "nothing was submitted: the queue is full", new IllegalStateException());
    }
}
