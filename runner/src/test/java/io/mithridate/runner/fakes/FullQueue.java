package io.mithridate.runner.fakes;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.ExecutorFactory;
import io.mithridate.api.execution.ExecutorRefusedException;
import io.mithridate.api.plugin.Fidelity;
import jakarta.inject.Inject;

/** Hands tasks to a queue that takes none. */
public final class FullQueue implements Executor {

    /** Made by injection. */
    @Inject
    public FullQueue() {}

    @Override
    public Ending execute(Request request, Events events) {
        throw new ExecutorRefusedException(
                "nothing was submitted: the queue is full", new IllegalStateException());
    }

    /** Says what the executor is. */
    public static final class Factory implements ExecutorFactory<Fakes.NoOptions> {

        @Override
        public String name() {
            return "full-queue";
        }

        @Override
        public String summary() {
            return "submits nothing";
        }

        @Override
        public Fidelity fidelity() {
            return Fidelity.EXACT;
        }

        @Override
        public Class<Fakes.NoOptions> options() {
            return Fakes.NoOptions.class;
        }

        @Override
        public boolean computesElsewhere() {
            return true;
        }

        @Override
        public Class<FullQueue> implementation() {
            return FullQueue.class;
        }
    }
}
