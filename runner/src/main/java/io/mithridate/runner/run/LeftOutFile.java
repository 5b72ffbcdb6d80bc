package io.mithridate.runner.run;

import io.mithridate.api.data.Dataset;
import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.results.files.AtomicFile;
import io.mithridate.runner.data.Tally;
import io.mithridate.runner.experiment.Scenario;
import io.mithridate.runner.plan.LeftOutPairs;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.runs.RunFolder;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.store.Artifact;
import io.mithridate.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The list of the data that a run could not use, {@value #NAME} in the run's folder. It has one
 * line for each unusable row of the data sets, e.g. {@code train.csv, line 17: the caption is
 * empty}, followed by one for each pair omitted by a stage. The file does not exist if everything
 * was used.
 *
 * @param ofDataSets the rows left out of each data set
 * @param ofStages the stages that left out pairs in training, without duplicates, inputs before the
 *     stages that use them
 */
record LeftOutFile(List<Tally> ofDataSets, List<OfStage> ofStages) {

    /** The name of the file. */
    static final String NAME = "left-out.txt";

    /** The maximum number of stages named in a notice. */
    private static final int MAX_NAMED = 3;

    LeftOutFile {
        ofDataSets = List.copyOf(ofDataSets);
        ofStages = List.copyOf(ofStages);
    }

    /** Returns the rows left out of the data sets of a plan's cells, each data set once. */
    static LeftOutFile of(PlannedExperiment planned) {
        List<Scenario> scenarios =
                planned.cells().stream().map(cell -> cell.cell().scenario()).distinct().toList();
        return new LeftOutFile(
                planned.allResources().of(scenarios).stream()
                        .flatMap(data -> Stream.<Dataset>of(data.pairs(), data.evaluation()))
                        .map(Tally::leftOut)
                        .filter(tally -> !tally.isEmpty())
                        .distinct()
                        .toList(),
                List.of());
    }

    /**
     * Returns a copy that also lists the pairs left out in training. These are read from the store,
     * regardless of which run trained the stage.
     */
    LeftOutFile with(List<CellStages> cells, ArtifactStore store) throws IOException {
        List<OfStage> leftOut = new ArrayList<>();
        for (Stage stage : CellStages.byKey(cells).values()) {
            Optional<Artifact> artifact = stage.describedIn(store, Set.of(LeftOutPairs.FILE));
            if (artifact.isPresent()) {
                LeftOutPairs pairs = LeftOutPairs.read(artifact.get());
                if (pairs.count() > 0) {
                    leftOut.add(new OfStage(stage.title(), pairs, poisoned(stage, pairs, store)));
                }
            }
        }
        return new LeftOutFile(ofDataSets, leftOut);
    }

    /**
     * The pairs that a stage left out because their pictures were damaged.
     *
     * @param stage the title of the stage
     * @param pairs the pairs, at least one
     * @param poisoned the IDs of the named pairs that were poisoned
     */
    record OfStage(String stage, LeftOutPairs pairs, Set<String> poisoned) {

        OfStage {
            poisoned = Set.copyOf(poisoned);
        }

        /** Returns a line for each named pair, and one for the remaining pairs. */
        List<String> lines() {
            List<String> lines = new ArrayList<>();
            for (LeftOut pair : pairs.named()) {
                lines.add(
                        "%s: the %spair '%s' was left out (%s)"
                                .formatted(
                                        stage,
                                        poisoned.contains(pair.id()) ? "poisoned " : "",
                                        pair.id(),
                                        pair.reason()));
            }
            long unnamed = pairs.count() - pairs.named().size();
            if (unnamed > 0) {
                lines.add("%s: and %d more, not named here".formatted(stage, unnamed));
            }
            return lines;
        }
    }

    /** Returns the IDs of the named pairs that are poisoned according to the stage's inputs. */
    private static Set<String> poisoned(Stage stage, LeftOutPairs pairs, ArtifactStore store)
            throws IOException {
        Set<String> poison = new LinkedHashSet<>();
        for (Stage input : stage.inputs()) {
            if (input.kind() == StageKind.POISON) {
                Optional<Artifact> artifact = input.in(store);
                if (artifact.isPresent()) {
                    poison.addAll(PoisonManifest.read(artifact.get().folder()).poison());
                }
            }
        }
        return pairs.named().stream()
                .map(LeftOut::id)
                .filter(poison::contains)
                .collect(Collectors.toSet());
    }

    /** Returns the notices for reports; empty if no stage left out pairs. */
    List<String> notices() {
        if (ofStages.isEmpty()) {
            return List.of();
        }
        List<String> notices = new ArrayList<>();
        notices.add(
                "Pairs were left out in training since their pictures turned out to be damaged, and others took their place: %s; %s in the run's folder names them."
                        .formatted(counts(ofStages, stage -> stage.pairs().count()), NAME));
        List<OfStage> poisoned =
                ofStages.stream().filter(stage -> !stage.poisoned().isEmpty()).toList();
        if (!poisoned.isEmpty()) {
            notices.add(
                    "Some of the pairs that were left out in training were poisoned, so that less poison was trained on than requested: %s."
                            .formatted(counts(poisoned, stage -> stage.poisoned().size())));
        }
        return notices;
    }

    private static String counts(List<OfStage> stages, ToLongFunction<OfStage> count) {
        String namedStages =
                stages.stream()
                        .limit(MAX_NAMED)
                        .map(
                                stage ->
                                        "%d in '%s'"
                                                .formatted(count.applyAsLong(stage), stage.stage()))
                        .collect(Collectors.joining(", "));
        int unnamedCount = stages.size() - MAX_NAMED;
        return unnamedCount > 0
                ? "%s, and in %d more %s"
                        .formatted(
                                namedStages, unnamedCount, unnamedCount == 1 ? "stage" : "stages")
                : namedStages;
    }

    /** Writes the file, unless nothing was left out. */
    void write(RunFolder folder) throws IOException {
        List<String> lines = lines();
        if (!lines.isEmpty()) {
            AtomicFile.write(folder.file(NAME), String.join("\n", lines) + "\n");
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Tally tally : ofDataSets) {
            lines.addAll(tally.named());
            if (tally.unnamed() > 0) {
                lines.add("and %d more, not named here".formatted(tally.unnamed()));
            }
        }
        ofStages.forEach(stage -> lines.addAll(stage.lines()));
        return lines;
    }
}
