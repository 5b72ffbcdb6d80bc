package io.mithridate.runner.stages.pairs;

import io.mithridate.api.data.PairSet;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;

/**
 * Pairs to train on, where a stage is at work that reads them.
 *
 * <p>It is sealed so that a stage that reads pairs reaches the code of every kind of them: what a
 * stage reaches is in its key.
 */
public sealed interface PairSource permits DefenderPairs, PoisonedRun, RemainingPairs {

    /** The pairs. */
    PairSet pairs(Workspace workspace) throws IOException;
}
