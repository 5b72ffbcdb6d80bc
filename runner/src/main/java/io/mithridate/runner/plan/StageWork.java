package io.mithridate.runner.plan;

import java.io.IOException;

/** What a stage does when its artifact is not in the store. */
@FunctionalInterface
public interface StageWork {

    /** Computes the artifact into the workspace's folder. */
    void compute(Workspace workspace) throws IOException;
}
