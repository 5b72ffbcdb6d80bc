package io.mithridate.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import io.mithridate.api.execution.Executor.RemoteExecutor;
import io.mithridate.testkit.PluginContract;
import org.junit.jupiter.api.Test;

class SlurmExecutorContractTest implements PluginContract {

    @Override
    public Class<?> plugin() {
        return SlurmExecutor.class;
    }

    /** The login node needs no GPU, and a resumed run collects the results of the workers. */
    @Test
    void computesElsewhere() {
        assertThat(RemoteExecutor.class).isAssignableFrom(SlurmExecutor.class);
    }
}
