package io.mithridate.runner.run;

import io.mithridate.runner.experiment.Experiment;
import io.mithridate.runner.plugins.PluginReferences;
import io.mithridate.runner.results.CellResult;
import io.mithridate.runner.results.ModelFacts;
import io.mithridate.runner.results.Provenance;
import io.mithridate.runner.results.RunResults;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.stages.Laboratory;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Puts the results of a run together, from the store and whoever computed.
 *
 * @param experiment the experiment
 * @param laboratory its data and model
 * @param references finds the plugins that options refer to
 * @param store where the artifacts are
 * @param environment what computed
 */
record ResultsAssembly(
        Experiment experiment,
        Laboratory laboratory,
        PluginReferences references,
        ArtifactStore store,
        Provenance.Environment environment) {

    private static final int SAMPLES_PER_ATTACK = 4;

    /** The one model that is CLIP itself; all others are never called so. */
    private static final String CLIP = "clip";

    /**
     * The results of a run.
     *
     * @param computed whether this run computed the stage of a key, rather than found it
     * @param failures says why a cell has no results
     */
    RunResults assemble(
            RunFolder folder,
            String command,
            Instant started,
            Instant finished,
            List<CellStages> cells,
            Predicate<String> computed,
            Function<CellStages, String> failures)
            throws IOException {
        DefenseAccess access = new DefenseAccess(laboratory);
        CellResults cellResults =
                new CellResults(experiment, references, access, store, environment, failures);
        List<CellResult> results = new ArrayList<>();
        for (CellStages cell : cells) {
            results.add(cellResults.of(cell));
        }
        return new RunResults(
                folder.name(),
                experiment.name(),
                command,
                started,
                finished,
                new ModelFacts(experiment.model().name(), experiment.model().name().equals(CLIP)),
                notices(),
                laboratory.dataset().testSplits(),
                experiment.baseline(),
                results,
                new StageCosts(laboratory, access, store, computed).of(cells),
                new DefenseTexts(store, laboratory.targetNames()).of(cells),
                new TriggerGallery(laboratory, store, SAMPLES_PER_ATTACK).of(cells));
    }

    private List<String> notices() {
        List<String> notices = new ArrayList<>(laboratory.dataset().notices());
        Set<String> duplicates = laboratory.dataset().classes().duplicates();
        if (!duplicates.isEmpty()) {
            notices.add(
                    "Several classes share a name, so that their prompts tie exactly: %s."
                            .formatted(String.join(", ", duplicates)));
        }
        return notices;
    }
}
