package io.mithridate.runner.execution;

import io.mithridate.api.execution.Executor;
import io.mithridate.api.execution.ExecutorFactory;
import io.mithridate.api.plugin.Fidelity;

/** Says what the executor {@code process} is. */
public final class ProcessExecutorFactory implements ExecutorFactory<ProcessOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public ProcessExecutorFactory() {}

    @Override
    public String name() {
        return "process";
    }

    @Override
    public String summary() {
        return "computes stages in worker processes, which are replaced when they die";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public Class<ProcessOptions> options() {
        return ProcessOptions.class;
    }

    @Override
    public Class<? extends Executor> implementation() {
        return ProcessExecutor.class;
    }
}
