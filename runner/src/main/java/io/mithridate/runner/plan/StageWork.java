package io.mithridate.runner.plan;

import java.io.IOException;

/** The work of a stage whose artifact is not in the store. */
public interface StageWork {

    /**
     * All that the work reads: a record whose components {@link Input} describes. The stage's key
     * is made of it.
     */
    Record inputs();

    /** Computes the artifact into the workspace's folder. */
    void compute(Workspace workspace) throws IOException;
}
