package io.mithridate.runner.execution;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** The executors that are part of the runner. */
public final class RunnerPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(LocalExecutor.class, ProcessExecutor.class);
    }
}
