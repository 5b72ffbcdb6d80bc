package io.mithridate.api.defense;

import io.mithridate.api.backend.AccessDeniedException;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.model.PairEmbeddings;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingContext;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The data and knowledge of a defender. Each accessor throws {@link AccessDeniedException} unless
 * {@link Defense#access()} names what it gives. The poison manifest is never here: it goes to
 * metrics only.
 */
public interface DefenseContext {

    /** Folder, seed and listener for training. */
    TrainingContext training();

    /** Clean pairs, disjoint from the poisoned ones; with {@link Access#CLEAN_PAIRS}. */
    PairSet cleanPairs();

    /**
     * The words that the data set writes its captions with, if it knows them; class names are among
     * them. With {@link Access#CLASS_NAMES}.
     */
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

    /** The cell's attacker; with {@link Access#TRUE_TRIGGER}. */
    Attacker attacker();

    /**
     * An augmenter that is fitted to the captions of {@link #cleanPairs()}; see {@link
     * #augmenter(String, PluginRef, PairSet)}.
     */
    default FittedAugmenter augmenter(String use, PluginRef<TextAugmenter> augmenter) {
        return augmenter(use, augmenter, cleanPairs());
    }

    /**
     * Builds an augmenter and fits it to captions. Its texts are counted: how often it names the
     * attack's target, and how often it writes what the model is tested with, is for the report.
     * The defense is not told.
     *
     * <p>An augmenter that {@linkplain TextAugmenter#readsVocabulary() reads the vocabulary} is
     * given it, which takes {@link Access#CLASS_NAMES}.
     *
     * @param use what the texts are for, in a word or two: "sub-captions"
     * @param augmenter the augmenter that the defense's options name
     * @param pairs whose captions it is fitted to
     */
    FittedAugmenter augmenter(String use, PluginRef<TextAugmenter> augmenter, PairSet pairs);

    /**
     * Embeds pairs, a few hundred at a time, so that millions of pictures are never in memory
     * together.
     *
     * @param checkpoint the model
     */
    PairEmbeddings embed(Checkpoint checkpoint, PairSet pairs);

    /**
     * Says which of the {@link #trainingPairs()} the defense takes for clean in the end: it trains
     * on these alone, or lets these alone teach what it keeps from others. How much poison is among
     * them is for the report; the defense is not told. What is said last counts. A {@link
     * SampleFilter}'s are known already.
     *
     * @param pairs their indices, each once
     * @throws AccessDeniedException unless the defense has {@link Access#TRAINING_PAIRS}
     * @throws IllegalArgumentException if an index is that of no pair, or stands there twice
     */
    void trust(int[] pairs);

    /**
     * An existing folder for what the defense needs while it works. It is deleted afterwards, so
     * the model that is given back does not lie there.
     */
    Path scratch();

    /** The side of the square pictures that the models take, in pixels. */
    int imageSize();

    /** Opens a model to embed with; the caller closes it. */
    ImageTextModel open(Checkpoint checkpoint);
}
