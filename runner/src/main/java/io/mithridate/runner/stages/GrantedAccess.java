package io.mithridate.runner.stages;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.Access;
import io.mithridate.api.defense.AccessDeniedException;
import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingContext;
import io.mithridate.api.training.TrainingListener;
import io.mithridate.runner.inputs.VocabularyInput;
import io.mithridate.runner.plan.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * What a defense gets, held to what it asked for: the rest is not among its inputs.
 *
 * @param inputs what the defense's stage reads
 * @param workspace where it works
 * @param texts counts what augmenters write
 */
record GrantedAccess(DefenseWork.Inputs inputs, Workspace workspace, WatchedTexts texts)
        implements DefenseContext {

    @Override
    public TrainingContext training() {
        TrainingContext training =
                workspace.training(inputs.defense().name(), inputs.seed().seed());
        return new TrainingContext(
                training.name(),
                training.folder(),
                training.seed(),
                TrainingListener.all(List.of(texts, training.listener())),
                training.checkpointing());
    }

    @Override
    public PairSet cleanPairs() {
        PairSource pairs = granted(inputs.cleanPairs(), Access.CLEAN_PAIRS);
        try {
            return pairs.pairs(workspace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        if (inputs.cleanPairs().isEmpty()) {
            throw denied(Access.CLEAN_PAIRS);
        }
        return inputs.vocabulary().map(VocabularyInput::vocabulary);
    }

    @Override
    public LabelledImages labelledImages() {
        return granted(inputs.labels(), Access.LABELLED_IMAGES).pictures();
    }

    @Override
    public PairSet trainingPairs() {
        PoisonedRun run = granted(inputs.trainingPairs(), Access.TRAINING_PAIRS);
        try {
            return run.pairs(workspace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Classes classes() {
        return granted(inputs.classes(), Access.CLASS_NAMES);
    }

    @Override
    public PreparedAttack trueTrigger() {
        TriggerInput trigger = granted(inputs.trueTrigger(), Access.TRUE_TRIGGER);
        try {
            return trigger.restore(workspace);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FittedAugmenter watched(String use, FittedAugmenter augmenter) {
        return texts.watched(use, augmenter);
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        return inputs.model().provider().open(checkpoint);
    }

    private <T> T granted(Optional<T> input, Access access) {
        return input.orElseThrow(() -> denied(access));
    }

    private AccessDeniedException denied(Access access) {
        return new AccessDeniedException(inputs.defense().name(), access);
    }
}
