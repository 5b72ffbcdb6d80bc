package io.mithridate.defenses;

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
import io.mithridate.api.training.TrainingContext;
import java.util.Optional;

/**
 * Grants clean pairs and their vocabulary, and nothing else.
 *
 * @param training folder, seed and listener
 */
record CleanPairsOnly(TrainingContext training) implements DefenseContext {

    @Override
    public PairSet cleanPairs() {
        return new ColouredPairs();
    }

    @Override
    public Optional<Vocabulary> vocabulary() {
        return Optional.of(ColouredPairs.VOCABULARY);
    }

    @Override
    public LabelledImages labelledImages() {
        throw denied(Access.LABELLED_IMAGES);
    }

    @Override
    public PairSet trainingPairs() {
        throw denied(Access.TRAINING_PAIRS);
    }

    @Override
    public Classes classes() {
        throw denied(Access.CLASS_NAMES);
    }

    @Override
    public PreparedAttack trueTrigger() {
        throw denied(Access.TRUE_TRIGGER);
    }

    @Override
    public ImageTextModel open(Checkpoint checkpoint) {
        throw new UnsupportedOperationException("the defense embeds nothing itself");
    }

    private static AccessDeniedException denied(Access access) {
        return new AccessDeniedException("the defense under test", access);
    }
}
