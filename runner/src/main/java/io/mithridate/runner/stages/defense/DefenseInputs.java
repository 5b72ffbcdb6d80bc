package io.mithridate.runner.stages.defense;

import io.mithridate.runner.plan.Stage;
import java.util.Optional;

/** What the defense of a stage reads, whichever work runs it. */
public final class DefenseInputs {

    private DefenseInputs() {}

    /** The inputs of a stage's defense; empty for a stage that runs none. */
    public static Optional<DefenseWork.Inputs> of(Stage stage) {
        if (stage.work() instanceof DefenseWork work) {
            return Optional.of(work.inputs());
        }
        return stage.work() instanceof FilterWork work
                ? Optional.of(work.inputs().defense())
                : Optional.empty();
    }
}
