package io.mithridate.runner.stages.embedding;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.PairsInput;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.poison.TriggerInput;
import java.io.IOException;

/**
 * Embeds held-out captions with an attack's text key in them. An attack without one changes none,
 * and leaves an empty artifact.
 */
public record TriggeredCaptionsWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param model the defended model
     * @param trigger the attack that is set off
     * @param pairs whose captions are embedded
     */
    public record Inputs(OpenedModel model, TriggerInput trigger, PairsInput pairs) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        PreparedAttack attack = inputs.trigger().restore(workspace);
        if (attack.triggers().stream().noneMatch(Trigger::changesCaptions)) {
            return;
        }
        try (ImageTextModel model = inputs.model().open(workspace)) {
            PairSet pairs = inputs.pairs().pairs();
            EmbeddingFiles.write(
                    StoredEmbeddings.captions(workspace.folder()),
                    new ChunkedEmbeddings(model, workspace.meter())
                            .ofTexts(pairs.size(), i -> attack.triggerCaption(pairs.caption(i))));
        }
    }
}
