package io.mithridate.runner.execution;

import io.mithridate.api.plugin.Plugin;
import java.util.List;

/** The executors that the program itself has. */
public final class RunnerPlugin implements Plugin {

    @Override
    public List<Class<?>> extensions() {
        return List.of(LocalExecutor.class, ProcessExecutor.class);
    }
}
