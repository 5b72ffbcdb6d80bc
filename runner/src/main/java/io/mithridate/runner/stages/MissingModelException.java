package io.mithridate.runner.stages;

import io.mithridate.runner.store.Artifact;
import java.io.IOException;

/** The model of an artifact was in another one, which is no longer in the store. */
public final class MissingModelException extends IOException {

    private static final long serialVersionUID = 1L;

    MissingModelException(Artifact artifact, ModelArtifact.Origin origin) {
        super(
                "%s left its model in %s/%s, which is no longer in the store; 'mithridate resume', or the same 'run', computes it again where a stage needs it"
                        .formatted(artifact.folder(), origin.kind(), origin.key()));
    }
}
