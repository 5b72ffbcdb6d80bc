package io.mithridate.runner.stages.defense;

import io.mithridate.api.metric.Evaluation.Findings;
import io.mithridate.api.metric.Evaluation.GuardScores;
import io.mithridate.runner.plan.Stage;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The findings of a detecting defense, as an input.
 *
 * @param defended the artifact of the defense
 * @param guarded the guard's scores for test pictures; empty for a defense without a guard
 */
public record FindingsInput(Stage defended, Optional<Guarded> guarded) {

    /**
     * The scores of a guard.
     *
     * @param clean the scores of clean pictures
     * @param triggered the scores of pictures with the trigger
     */
    public record Guarded(Stage clean, Stage triggered) {}

    public Findings read(Workspace workspace) throws IOException {
        Path folder = workspace.input(defended).folder();
        Optional<GuardScores> scores = Optional.empty();
        if (guarded.isPresent()) {
            scores =
                    Optional.of(
                            new GuardScores(
                                    FindingsFiles.readGuardScores(
                                            workspace.input(guarded.get().clean()).folder()),
                                    FindingsFiles.readGuardScores(
                                            workspace.input(guarded.get().triggered()).folder())));
        }
        return new Findings(
                FindingsFiles.readSampleScores(folder),
                FindingsFiles.readTrusted(folder),
                FindingsFiles.readVerdict(folder),
                scores);
    }
}
