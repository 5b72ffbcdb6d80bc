package io.mithridate.runner.stages.pairs;

import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.poisoning.PoisonManifestFile;
import io.mithridate.runner.stages.DecoderInput;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.TriggerInput;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The pairs that a victim is trained on, of which some are poisoned.
 *
 * @param run the pairs before
 * @param poison what is poisoned; empty for the control
 */
public record PoisonedRun(RemainingPairs run, Optional<Poison> poison) implements PairSource {

    /**
     * The poison.
     *
     * @param manifest the artifact that says which pairs are, and how
     * @param single the pictures that the attack aims at one by one, which are added
     * @param trigger what their pictures are stamped with
     * @param decoder brings pictures to the size at which they are stamped
     */
    public record Poison(
            ArtifactInput manifest,
            Optional<ChosenPictures> single,
            TriggerInput trigger,
            DecoderInput decoder) {}

    /** The pairs; pictures are stamped when they are asked for. */
    @Override
    public PairSet pairs(Workspace workspace) throws IOException {
        if (poison.isEmpty()) {
            return run.pairs();
        }
        ArtifactInput manifest = poison.get().manifest();
        return new PoisonedPairs(
                run.pairs(),
                poison.get().single().map(ChosenPictures::pictures).orElseGet(LabelledImages::none),
                PoisonManifestFile.read(manifest.in(workspace).folder()),
                poison.get().trigger().restore(workspace),
                poison.get().decoder(),
                manifest.stage().key());
    }

    /** Returns the poisoned ones, where the artifact is an input of the stage at work. */
    public static PoisonManifest manifest(Optional<ArtifactInput> poison, Workspace workspace)
            throws IOException {
        return poison.isPresent()
                ? PoisonManifestFile.read(poison.get().in(workspace).folder())
                : new PoisonManifest(List.of());
    }
}
