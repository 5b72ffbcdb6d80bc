package io.mithridate.runner.stages.embedding;

import io.mithridate.api.data.Classes;
import io.mithridate.api.data.Templates;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.runner.plan.StageWork;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.OpenedModel;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Embeds what belongs to the defended model alone, whatever is set off in it: clean pictures and
 * classes under the plain prompts.
 */
public record CleanEmbeddingsWork(Inputs inputs) implements StageWork {

    /**
     * What it reads.
     *
     * @param model the defended model
     * @param pictures what is embedded
     * @param validation the pictures that settings are chosen on
     * @param classes the names of the classes
     * @param prompts what class names are filled into
     */
    public record Inputs(
            OpenedModel model,
            TestPictures pictures,
            EvaluatedPictures validation,
            Classes classes,
            Templates prompts) {}

    @Override
    public void compute(Workspace workspace) throws IOException {
        Path folder = workspace.folder();
        try (ImageTextModel model = inputs.model().open(workspace)) {
            // Classes first: they are few, and what is wrong with them needs no picture.
            Embeddings classes = PromptEmbeddings.of(model, inputs.classes(), inputs.prompts());
            EmbeddingFiles.write(StoredEmbeddings.classes(folder), classes);
            for (int i = 0; i < inputs.pictures().splits().size(); i++) {
                embed(
                        inputs.pictures().splits().get(i),
                        StoredEmbeddings.split(folder, i),
                        model,
                        workspace);
            }
            Path validation = StoredEmbeddings.validation(folder);
            if (inputs.validation().pictures().pictures().size() > 0) {
                embed(inputs.validation(), validation, model, workspace);
            } else {
                // Metrics compare the numbers of columns, those of no rows as well.
                EmbeddingFiles.write(
                        validation, new Embeddings(0, classes.dimension(), new float[0]));
            }
        }
    }

    private void embed(
            EvaluatedPictures split, Path file, ImageTextModel model, Workspace workspace)
            throws IOException {
        EmbeddingFiles.write(file, inputs.pictures().of(split, model, workspace).embed());
    }
}
