package io.mithridate.api.defense;

import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
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

    /**
     * Clean labelled pictures to train on, apart from those of validation and test; with {@link
     * Access#LABELLED_IMAGES}.
     */
    LabelledImages labelledImages();

    /** The pairs that the suspect was trained on; with {@link Access#TRAINING_PAIRS}. */
    PairSet trainingPairs();

    /** The class names; with {@link Access#CLASS_NAMES}. */
    Classes classes();

    /** The attack itself; with {@link Access#TRUE_TRIGGER}. */
    PreparedAttack trueTrigger();

    /**
     * An augmenter that writes the same texts, and whose texts are counted: how often it names the
     * attack's target, and how often it writes what the model is tested with, is for the report.
     * The defense is not told.
     *
     * @param use what the texts are for, in a word or two: "sub-captions"
     */
    default FittedAugmenter watched(String use, FittedAugmenter augmenter) {
        return augmenter;
    }

    /** Opens a model to embed with; the caller closes it. */
    ImageTextModel open(Checkpoint checkpoint);
}
