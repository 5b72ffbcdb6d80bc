package io.mithridate.runner.assembly;

import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.results.EpochMeasures;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.epochs.EpochNumbers;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What was measured after the epochs of a run's trainings, by the store.
 *
 * @param store where the artifacts are
 */
record StoredEpochs(ArtifactStore store) {

    /** The epochs of every stage that is in the store, each once, in the order of the cells. */
    List<EpochMeasures> of(List<CellStages> cells) throws IOException {
        List<EpochMeasures> measures = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (CellStages cell : cells) {
            for (CellStages.MeasuredEpochs epochs : cell.epochs()) {
                Stage stage = epochs.measured();
                Optional<Artifact> artifact = store.find(stage.kind().label(), stage.key());
                if (artifact.isPresent() && seen.add(stage.key())) {
                    measures.addAll(measures(stage.title(), EpochNumbers.read(artifact.get())));
                }
            }
        }
        return measures;
    }

    private static List<EpochMeasures> measures(String title, List<EpochNumbers> epochs) {
        return epochs.stream()
                .map(epoch -> new EpochMeasures(title, epoch.epoch().number(), epoch.numbers()))
                .toList();
    }
}
