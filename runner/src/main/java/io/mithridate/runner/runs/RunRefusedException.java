package io.mithridate.runner.runs;

import io.mithridate.api.execution.Executor.ExecutorRefusedException;
import java.io.IOException;

/**
 * Thrown if the receiver of the executor's tasks did not accept them; the run can be resumed later.
 */
public final class RunRefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    public RunRefusedException(RunFolder folder, ExecutorRefusedException refusal) {
        super(
                "%s%n'mithridate resume %s' resumes the run once this is resolved; --executor gives the executor other options"
                        .formatted(refusal.getMessage(), folder.path()),
                refusal);
    }
}
