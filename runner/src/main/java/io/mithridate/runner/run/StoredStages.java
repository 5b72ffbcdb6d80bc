package io.mithridate.runner.run;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.util.Optional;

/**
 * Which stages a store has. A stage counts as stored if its model is there as well: a defense that
 * changes no model uses the victim's, which may have been removed.
 */
final class StoredStages {

    private final ArtifactStore store;

    StoredStages(ArtifactStore store) {
        this.store = store;
    }

    boolean contains(Stage stage) throws IOException {
        Optional<Artifact> artifact = store.find(stage.kind().label(), stage.key());
        if (artifact.isEmpty()) {
            return false;
        }
        Optional<ModelArtifact.Origin> model = ModelArtifact.origin(artifact.get());
        return model.isEmpty() || store.find(model.get().kind(), model.get().key()).isPresent();
    }
}
