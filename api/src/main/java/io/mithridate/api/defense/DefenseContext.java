package io.mithridate.api.defense;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.training.TrainingContext;
import java.util.Optional;

/**
 * What a defender has. Each accessor throws {@link AccessDeniedException} unless {@link
 * Defense#requires()} asked for it. The poison manifest is never here: it goes to metrics only.
 */
public interface DefenseContext {

    /** Folder, seed and listener for training. */
    TrainingContext training();

    /** Clean pairs, disjoint from the poisoned ones; with {@link Access#CLEAN_PAIRS}. */
    PairSet cleanPairs();

    /** The words that captions are written with, if known; with {@link Access#CLEAN_PAIRS}. */
    Optional<Vocabulary> vocabulary();

    /** Clean labelled pictures; with {@link Access#LABELLED_IMAGES}. */
    LabelledImages labelledImages();

    /** The pairs that the suspect was trained on; with {@link Access#TRAINING_PAIRS}. */
    PairSet trainingPairs();

    /** The class names; with {@link Access#CLASS_NAMES}. */
    Classes classes();

    /** The attack itself; with {@link Access#TRUE_TRIGGER}. */
    PreparedAttack trueTrigger();

    /** Opens a model to embed with; the caller closes it. */
    ImageTextModel open(Checkpoint checkpoint);
}
