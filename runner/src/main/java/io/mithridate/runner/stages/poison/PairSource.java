package io.mithridate.runner.stages.poison;

import io.mithridate.api.data.PairSet;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;

/**
 * Training pairs, as an input of stages.
 *
 * <p>The interface is sealed so that a stage that reads pairs reaches the code of all of its
 * implementations: the key of a stage covers all code that it reaches.
 */
public sealed interface PairSource permits DefenderPairs, PoisonedRun, RemainingPairs {

    /** Returns the pairs. */
    PairSet pairs(Workspace workspace) throws IOException;
}
