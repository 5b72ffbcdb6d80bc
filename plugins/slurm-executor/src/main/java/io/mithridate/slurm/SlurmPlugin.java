package io.mithridate.slurm;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** Registers the executor for Slurm clusters. */
public final class SlurmPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(SlurmExecutor.class);
    }
}
