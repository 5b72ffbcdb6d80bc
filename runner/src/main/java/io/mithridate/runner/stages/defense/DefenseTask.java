package io.mithridate.runner.stages.defense;

import io.mithridate.api.model.Checkpoint;
import io.mithridate.runner.augmentation.ReplacementLog;
import io.mithridate.runner.inputs.ArtifactInput;
import io.mithridate.runner.plan.Workspace;
import io.mithridate.runner.stages.ModelArtifact;
import io.mithridate.runner.stages.epochs.EpochModels;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives a defense what it reads, and stores the model that comes of it: with the models of its
 * epochs, and with counts of the texts that it wrote.
 *
 * @param inputs what the defense reads
 * @param workspace where it works
 */
record DefenseTask(DefenseWork.Inputs inputs, Workspace workspace) {

    private static final Logger log = LoggerFactory.getLogger(DefenseTask.class);

    /** Makes the model. */
    interface Making {

        /**
         * Makes it.
         *
         * @param access what the defense is given
         * @param epochs keeps models of a training
         */
        Checkpoint model(GrantedAccess access, EpochModels epochs) throws IOException;
    }

    /** Stores the model that is made. */
    void store(Making making) throws IOException {
        WatchedTexts texts = new WatchedTexts(inputs.prompts());
        EpochModels epochs = new EpochModels(inputs.epochs(), workspace);
        try (GrantedAccess access = new GrantedAccess(inputs, workspace, texts, epochs)) {
            ModelArtifact.write(
                    workspace.folder(),
                    workspace.store().root(),
                    access.kept(making.model(access, epochs)));
        }
        epochs.putInto(workspace.folder());
        TextCounts.write(workspace.folder(), texts.counts());
        texts.counts().forEach(this::log);
    }

    private void log(TextCounts counts) {
        ReplacementLog texts = counts.log();
        log.info(
                "defense={} texts=\"{}\" captions={} positives={} equal-to-prompts={} negatives={}",
                inputs.defense().name(),
                counts.use(),
                texts.captions(),
                texts.positives(),
                texts.promptPositives(),
                texts.negatives());
    }

    /** The model in the artifact of another stage. */
    Checkpoint model(ArtifactInput artifact) throws IOException {
        return ModelArtifact.read(artifact.in(workspace), workspace.store());
    }
}
