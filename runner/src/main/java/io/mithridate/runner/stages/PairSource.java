package io.mithridate.runner.stages;

import io.mithridate.api.data.PairSet;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;

/** Pairs to train on, where a stage is at work that reads them. */
public interface PairSource {

    /** The pairs. */
    PairSet pairs(Workspace workspace) throws IOException;
}
