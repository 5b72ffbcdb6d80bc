package io.mithridate.runner.stages.poison;

import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.PoisonManifest;
import io.mithridate.runner.stages.DecoderInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The pairs that a victim is trained on.
 *
 * @param run the pairs before poisoning
 * @param poison the poison, or the clean copies that a control has instead of added pairs; empty
 *     for a control without copies
 */
public record PoisonedRun(RemainingPairs run, Optional<Poison> poison) implements PairSource {

    /**
     * The poison.
     *
     * @param manifest the artifact that lists the poisoned pairs
     * @param single the single pictures that the attack aims at, whose pairs are added
     * @param trigger the trigger that is stamped on the pictures
     * @param decoder resizes pictures before they are stamped
     */
    public record Poison(
            Stage manifest,
            Optional<ChosenPictures> single,
            TriggerInput trigger,
            DecoderInput decoder) {}

    /** Returns the pairs; pictures are stamped on first use. */
    @Override
    public PairSet pairs(Workspace workspace) throws IOException {
        if (poison.isEmpty()) {
            return run.pairs();
        }
        Stage manifest = poison.get().manifest();
        return new PoisonedPairs(
                run.pairs(),
                poison.get().single().map(ChosenPictures::pictures).orElseGet(LabelledImages::none),
                PoisonManifest.read(workspace.input(manifest).folder()),
                poison.get().trigger().restore(workspace),
                poison.get().decoder(),
                manifest.key());
    }

    /**
     * Reads the manifest of poisoned pairs from an artifact that is an input of the current stage;
     * empty without such an artifact.
     */
    public static PoisonManifest manifest(Optional<Stage> poison, Workspace workspace)
            throws IOException {
        return poison.isPresent()
                ? PoisonManifest.read(workspace.input(poison.get()).folder())
                : new PoisonManifest(List.of());
    }
}
