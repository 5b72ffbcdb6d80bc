package io.mithridate.slurm;

import io.mithridate.testkit.PluginContract;

class SlurmExecutorContractTest implements PluginContract {

    @Override
    public Class<?> plugin() {
        return SlurmExecutor.class;
    }
}
