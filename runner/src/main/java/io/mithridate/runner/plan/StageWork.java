package io.mithridate.runner.plan;

import java.io.IOException;

/** The computation of a stage whose artifact is not in the store. */
public interface StageWork {

    /**
     * Returns everything that the work reads: a record whose components are described by {@link
     * Input}, usually the work itself. The stage's key is computed from it.
     */
    default Record inputs() {
        return (Record) this;
    }

    /** Computes the artifact and writes it to the workspace's folder. */
    void compute(Workspace workspace) throws IOException;
}
