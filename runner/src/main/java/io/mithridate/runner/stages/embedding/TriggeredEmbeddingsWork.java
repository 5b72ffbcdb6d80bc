package io.mithridate.runner.stages.embedding;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.inputs.NamedSeed;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.OpenedModel;
import io.mithridate.runner.stages.poison.ChosenPictures;
import io.mithridate.runner.stages.poison.TriggerInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Embeds what belongs to an attack: test pictures with its trigger, classes under the prompts that
 * it changes, and the pictures that it aims at one by one. An attack with none of these leaves an
 * empty artifact.
 */
public record TriggeredEmbeddingsWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param model the defended model
     * @param trigger the attack that is set off
     * @param pictures what is embedded with the trigger
     * @param single the pictures that the attack aims at one by one
     * @param classes the names of the classes
     * @param prompts what class names are filled into
     * @param seed what the trigger of each picture is derived from
     */
    public record Inputs(
            OpenedModel model,
            TriggerInput trigger,
            TestPictures pictures,
            Optional<ChosenPictures> single,
            Classes classes,
            Templates prompts,
            NamedSeed seed) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        PreparedAttack attack = inputs.trigger().restore(workspace);
        List<Trigger> triggers = attack.triggers();
        if (triggers.stream().noneMatch(Trigger::changesClassification)
                && inputs.single().isEmpty()) {
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
            if (inputs.single().isPresent()) {
                EmbeddingFiles.write(
                        StoredEmbeddings.single(folder),
                        new SplitImages(
                                        inputs.single().get().pictures(),
                                        inputs.pictures().decoder().decoder(),
                                        model,
                                        workspace.meter())
                                .embed());
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
