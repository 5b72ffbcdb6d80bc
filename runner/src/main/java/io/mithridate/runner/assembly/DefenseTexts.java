package io.mithridate.runner.assembly;

import io.mithridate.runner.augmentation.ReplacementLog;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.results.TextUse;
import io.mithridate.runner.stages.AllScenarioResources;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.ScenarioResources;
import io.mithridate.runner.stages.defense.TextCounts;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What augmenters wrote for the defenses of a run, by the store.
 *
 * @param store where the artifacts are
 * @param allResources say what each scenario's target class is called
 */
record DefenseTexts(ArtifactStore store, AllScenarioResources allResources) {

    /** The texts of every defense that is in the store, in the order of the cells. */
    List<TextUse> of(List<CellStages> cells) throws IOException {
        Map<String, Use> uses = new LinkedHashMap<>();
        for (CellStages cell : cells) {
            ScenarioResources resources = allResources.of(cell.cell().scenario());
            cell.inOrder().stream()
                    .filter(stage -> stage.kind() == StageKind.DEFENSE)
                    .forEach(stage -> uses.putIfAbsent(stage.key(), new Use(stage, resources)));
        }
        List<TextUse> texts = new ArrayList<>();
        for (Use use : uses.values()) {
            Stage stage = use.stage();
            Optional<Artifact> artifact =
                    store.described(stage.kind().label(), stage.key(), Set.of(TextCounts.FILE));
            if (artifact.isPresent()) {
                for (TextCounts counts : TextCounts.read(artifact.get().folder())) {
                    texts.add(use.text(counts));
                }
            }
        }
        return texts;
    }

    /** A defense at work on the data of a resources. */
    private record Use(Stage stage, ScenarioResources resources) {

        TextUse text(TextCounts counts) {
            ReplacementLog log = counts.log();
            return new TextUse(
                    stage.title(),
                    stage.key(),
                    counts.use(),
                    counts.firstStep(),
                    log.captions(),
                    log.positives(),
                    log.promptPositives(),
                    log.negatives(),
                    log.insertionsOf(resources.targetNames()));
        }
    }
}
