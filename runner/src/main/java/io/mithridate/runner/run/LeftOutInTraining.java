package io.mithridate.runner.run;

import io.mithridate.api.training.TrainingListener.LeftOut;
import io.mithridate.runner.plan.LeftOutPairs;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.StageKind;
import io.mithridate.runner.poisoning.PoisonManifestFile;
import io.mithridate.runner.runs.StageLeftOut;
import io.mithridate.runner.stages.CellStages;
import io.mithridate.runner.store.Artifact;
import io.mithridate.runner.store.ArtifactStore;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * The pairs that the stages of a run trained without, since their pictures turned out to be
 * damaged.
 *
 * @param ofStages those that left pairs out, each stage once, inputs first
 */
record LeftOutInTraining(List<StageLeftOut> ofStages) {

    /** A notice names so many stages. */
    private static final int MOST_NAMED = 3;

    LeftOutInTraining {
        ofStages = List.copyOf(ofStages);
    }

    /** What is stored of the stages of a run, whichever run computed them. */
    static LeftOutInTraining of(List<CellStages> cells, ArtifactStore store) throws IOException {
        Set<Stage> stages = new LinkedHashSet<>();
        cells.forEach(cell -> stages.addAll(cell.inOrder()));
        List<StageLeftOut> all = new ArrayList<>();
        for (Stage stage : stages) {
            Optional<Artifact> artifact =
                    store.described(stage.kind().label(), stage.key(), Set.of(LeftOutPairs.FILE));
            if (artifact.isPresent()) {
                LeftOutPairs pairs = LeftOutPairs.read(artifact.get());
                if (pairs.count() > 0) {
                    all.add(new StageLeftOut(stage.title(), pairs, poisoned(stage, pairs, store)));
                }
            }
        }
        return new LeftOutInTraining(all);
    }

    /** Which of the pairs that are named the stage's own inputs say are poisoned. */
    private static Set<String> poisoned(Stage stage, LeftOutPairs pairs, ArtifactStore store)
            throws IOException {
        Set<String> poison = new LinkedHashSet<>();
        for (Stage input : stage.inputs()) {
            if (input.kind() == StageKind.POISON) {
                Optional<Artifact> artifact = store.find(input.kind().label(), input.key());
                if (artifact.isPresent()) {
                    poison.addAll(PoisonManifestFile.read(artifact.get().folder()).poison());
                }
            }
        }
        return pairs.named().stream()
                .map(LeftOut::id)
                .filter(poison::contains)
                .collect(Collectors.toSet());
    }

    /** What a report says of them; nothing where every stage had all its pairs. */
    List<String> notices() {
        if (ofStages.isEmpty()) {
            return List.of();
        }
        List<String> notices = new ArrayList<>();
        notices.add(
                "Pairs were left out in training since their pictures turned out to be damaged, and others took their place: %s; %s in the run's folder names them."
                        .formatted(
                                counts(ofStages, stage -> stage.pairs().count()),
                                LeftOutFile.NAME));
        List<StageLeftOut> poisoned =
                ofStages.stream().filter(stage -> !stage.poisoned().isEmpty()).toList();
        if (!poisoned.isEmpty()) {
            notices.add(
                    "Some of the pairs that were left out in training were poisoned, so that less poison was trained on than was asked for: %s."
                            .formatted(counts(poisoned, stage -> stage.poisoned().size())));
        }
        return notices;
    }

    private static String counts(List<StageLeftOut> stages, ToLongFunction<StageLeftOut> count) {
        String named =
                stages.stream()
                        .limit(MOST_NAMED)
                        .map(
                                stage ->
                                        "%d in '%s'"
                                                .formatted(count.applyAsLong(stage), stage.stage()))
                        .collect(Collectors.joining(", "));
        int others = stages.size() - MOST_NAMED;
        return others > 0
                ? "%s, and in %d more %s".formatted(named, others, others == 1 ? "stage" : "stages")
                : named;
    }
}
