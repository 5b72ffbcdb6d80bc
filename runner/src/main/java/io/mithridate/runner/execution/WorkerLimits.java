package io.mithridate.runner.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When a worker is killed.
 *
 * @param heartbeat how long it may say nothing
 * @param task how long a task may take; empty for ever
 * @param memoryMiB how much resident memory it may take; empty for any
 */
record WorkerLimits(Duration heartbeat, Optional<Duration> task, OptionalLong memoryMiB) {

    static WorkerLimits of(ProcessExecutor options) {
        return new WorkerLimits(
                Duration.ofSeconds(options.heartbeatTimeout()),
                options.taskTimeout().map(Duration::ofSeconds),
                options.memory().stream().mapToLong(Integer::longValue).findFirst());
    }
}
