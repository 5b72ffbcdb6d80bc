package io.mithridate.slurm;

import io.mithridate.api.plugin.PluginFactory;
import io.mithridate.testkit.FactoryContract;

class SlurmExecutorFactoryTest implements FactoryContract {

    @Override
    public PluginFactory<?, ?> factory() {
        return new SlurmExecutorFactory();
    }
}
