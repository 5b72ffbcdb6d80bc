package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Embeds what an attack changes: test pictures with its trigger, and classes under the prompts that
 * it changes. An attack without a trigger changes nothing, and leaves an empty artifact.
 */
public record TriggeredEmbeddingsWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param model the defended model
     * @param trigger the attack that is set off
     * @param pictures what is embedded
     * @param classes the names of the classes
     * @param prompts what class names are filled into
     * @param seed what the trigger of each picture is derived from
     */
    public record Inputs(
            OpenedModel model,
            TriggerInput trigger,
            TestPictures pictures,
            Classes classes,
            Templates prompts,
            NamedSeed seed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        PreparedAttack attack = inputs.trigger().restore(workspace);
        List<Trigger> triggers = attack.triggers();
        if (triggers.stream().noneMatch(Trigger::changesClassification)) {
            return;
        }
        Path folder = workspace.folder();
        try (ImageTextModel model = inputs.model().open(workspace)) {
            if (triggers.stream().anyMatch(Trigger::changesPrompts)) {
                EmbeddingFiles.write(
                        StoredEmbeddings.classes(folder),
                        PromptEmbeddings.of(
                                model, inputs.classes(), attack.triggerPrompts(inputs.prompts())));
            }
            if (triggers.stream().anyMatch(Trigger::stampsImages)) {
                List<EvaluatedPictures> splits = inputs.pictures().splits();
                for (int i = 0; i < splits.size(); i++) {
                    EvaluatedPictures split = splits.get(i);
                    EmbeddingFiles.write(
                            StoredEmbeddings.split(folder, i),
                            inputs.pictures()
                                    .of(split, model, workspace)
                                    .embed(inputs.seed().seed().at(split.name()), attack::stamp));
                }
            }
        }
    }
}
