package io.mithridate.runner.stages.defense;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Defense;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.InputDetector;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.guard.FindingsCheck;
import io.mithridate.runner.guard.PluginGuard;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.embedding.EmbeddingWork;
import io.mithridate.runner.stages.embedding.EvaluatedPictures;
import io.mithridate.runner.stages.embedding.SplitImages;
import io.mithridate.runner.stages.epochs.EpochModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Computes the scores of a defense's guard for test pictures, so that metrics can use them cheaply.
 */
public record GuardWork(Inputs inputs) implements StageWork {

    /**
     * The inputs of the stage.
     *
     * @param model the defended model
     * @param defense the defense with the guard
     * @param pictures the pictures to score
     * @param triggering the trigger in the pictures; empty for clean ones
     */
    public record Inputs(
            OpenedModel model,
            DefenseWork.Inputs defense,
            List<EvaluatedPictures> pictures,
            Optional<EmbeddingWork.AppliedTrigger> triggering) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        Optional<PreparedAttack> attack = Optional.empty();
        if (inputs.triggering().isPresent()) {
            attack = Optional.of(inputs.triggering().get().attack().restore(workspace));
            if (attack.get().triggers().stream().noneMatch(Trigger::stampsImages)) {
                FindingsFiles.writeGuardScores(workspace.folder(), Map.of());
                return;
            }
        }
        FindingsCheck check = new FindingsCheck(pluginGuard());
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        try (GrantedAccess access =
                        new GrantedAccess(
                                inputs.defense(),
                                workspace,
                                new TextCounter(inputs.defense().prompts()),
                                new EpochModels(Optional.empty(), workspace));
                ImageTextModel model = inputs.model().open(workspace)) {
            InputDetector.Guard guard = guard(model, access);
            for (EvaluatedPictures split : inputs.pictures()) {
                List<Double> ofSplit = new ArrayList<>();
                SplitImages images =
                        new SplitImages(
                                split.pictures().pictures(),
                                inputs.defense().decoder(),
                                model,
                                workspace.meter());
                Consumer<List<Image>> score =
                        chunk -> ofSplit.addAll(check.guardScores(guard, chunk));
                images.forEachChunk(
                        attack.map(
                                restored ->
                                        inputs.triggering()
                                                .orElseThrow()
                                                .in(split.name(), restored)),
                        score);
                scores.put(split.name(), ofSplit);
            }
        }
        FindingsFiles.writeGuardScores(workspace.folder(), scores);
    }

    private InputDetector.Guard guard(ImageTextModel model, DefenseContext context) {
        Defense defense = inputs.defense().defense().create();
        if (defense instanceof InputDetector detector) {
            return pluginGuard().requireNonNull(detector.guard(model, context), "guard()");
        }
        throw new IllegalArgumentException(
                "the defense '%s' has no guard".formatted(inputs.defense().defense().name()));
    }

    private PluginGuard pluginGuard() {
        return PluginGuard.of(inputs.defense().defense().use().plugin());
    }
}
