package io.mithridate.slurm;

import io.mithridate.api.execution.ExecutorFactory;
import io.mithridate.api.plugin.Fidelity;

/** Says what the executor {@code slurm} is. */
public final class SlurmExecutorFactory implements ExecutorFactory<SlurmOptions> {

    /** Made by {@link java.util.ServiceLoader}. */
    public SlurmExecutorFactory() {}

    @Override
    public String name() {
        return "slurm";
    }

    @Override
    public String summary() {
        return "hands stages to the queue of a Slurm cluster and leaves; 'resume' collects";
    }

    @Override
    public Fidelity fidelity() {
        return Fidelity.EXACT;
    }

    @Override
    public boolean computesElsewhere() {
        return true;
    }

    @Override
    public Class<SlurmOptions> options() {
        return SlurmOptions.class;
    }

    @Override
    public Class<SlurmExecutor> implementation() {
        return SlurmExecutor.class;
    }
}
