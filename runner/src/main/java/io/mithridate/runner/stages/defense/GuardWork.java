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
import io.mithridate.runner.stages.measurement.EpochModels;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Computes the scores of a defense's guard for test pictures, so that metrics can use them cheaply.
 *
 * @param model the defended model
 * @param defense the defense with the guard
 * @param pictures the pictures to score
 * @param triggering the trigger in the pictures; empty for clean ones
 */
public record GuardWork(
        OpenedModel model,
        DefenseWork.Inputs defense,
        List<EvaluatedPictures> pictures,
        Optional<EmbeddingWork.AppliedTrigger> triggering)
        implements StageWork {

    @Override
    public void compute(Workspace workspace) throws IOException {
        Optional<PreparedAttack> attack = Optional.empty();
        if (triggering.isPresent()) {
            attack = Optional.of(triggering.get().attack().restore(workspace));
            if (attack.get().triggers().stream().noneMatch(Trigger::stampsImages)) {
                FindingsFiles.writeGuardScores(workspace.folder(), Map.of());
                return;
            }
        }
        FindingsCheck check = new FindingsCheck(pluginGuard());
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        try (GrantedAccess access =
                        new GrantedAccess(
                                defense,
                                workspace,
                                new TextCounter(defense.prompts()),
                                new EpochModels(Optional.empty(), workspace));
                ImageTextModel opened = model.open(workspace)) {
            InputDetector.Guard guard = guard(opened, access);
            for (EvaluatedPictures split : pictures) {
                List<Double> ofSplit = new ArrayList<>();
                SplitImages images =
                        new SplitImages(
                                split.pictures().pictures(),
                                defense.decoder(),
                                opened,
                                workspace.meter());
                Consumer<List<Image>> score =
                        chunk -> ofSplit.addAll(check.guardScores(guard, chunk));
                images.forEachChunk(
                        attack.map(restored -> triggering.orElseThrow().in(split.name(), restored)),
                        score);
                scores.put(split.name(), ofSplit);
            }
        }
        FindingsFiles.writeGuardScores(workspace.folder(), scores);
    }

    private InputDetector.Guard guard(ImageTextModel opened, DefenseContext context) {
        Defense guarding = defense.defense().create();
        if (guarding instanceof InputDetector detector) {
            return pluginGuard().requireNonNull(detector.guard(opened, context), "guard()");
        }
        throw new IllegalArgumentException(
                "the defense '%s' has no guard".formatted(defense.defense().name()));
    }

    private PluginGuard pluginGuard() {
        return PluginGuard.of(defense.defense().use().plugin());
    }
}
