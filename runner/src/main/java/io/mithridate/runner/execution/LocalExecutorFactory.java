package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.ExecutorFactory;
import io.mithridate.api.plugin.Fidelity;

/** Says what the executor {@code local} is. */
public final class LocalExecutorFactory implements ExecutorFactory<LocalExecutorFactory.NoOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public LocalExecutorFactory() {}

    @Override
    public String name() {
        return "local";
    }

    @Override
    public String summary() {
        return "computes stages in this process, as many at a time as --jobs says";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<NoOptions> options() {
        return NoOptions.class;
    }

    @Override
    public Class<? extends Executor> implementation() {
        return LocalExecutor.class;
    }

    /** There is nothing to set. */
    public record NoOptions() {}
}
