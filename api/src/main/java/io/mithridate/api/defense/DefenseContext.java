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
 * {@link Defense#access()} includes the access it needs. The poison manifest is not available here;
 * only metrics see it.
 */
public interface DefenseContext {

    /** Returns the folder, seed and listener for training. */
    TrainingContext training();

    /**
     * Returns clean pairs, disjoint from the poisoned ones. Requires {@link Access#CLEAN_PAIRS}.
     */
    PairSet cleanPairs();

    /**
     * Returns the vocabulary of the data set's captions, which includes the class names; empty if
     * the data set does not know it. Requires {@link Access#CLASS_NAMES}.
     */
    Optional<Vocabulary> vocabulary();

    /**
     * Returns clean labeled pictures to train on, disjoint from validation and test. Requires
     * {@link Access#LABELLED_IMAGES}.
     */
    LabelledImages labelledImages();

    /**
     * Returns the pairs that the suspect was trained on. Requires {@link Access#TRAINING_PAIRS}.
     */
    PairSet trainingPairs();

    /** Returns the class names. Requires {@link Access#CLASS_NAMES}. */
    Classes classes();

    /** Returns the cell's attacker. Requires {@link Access#TRUE_TRIGGER}. */
    Attacker attacker();

    /**
     * Returns an augmenter that is fitted to the captions of {@link #cleanPairs()}, see {@link
     * #augmenter(String, PluginRef, PairSet)}.
     */
    default FittedAugmenter augmenter(String use, PluginRef<TextAugmenter> augmenter) {
        return augmenter(use, augmenter, cleanPairs());
    }

    /**
     * Builds an augmenter and fits it to captions. The report says how often the texts it writes
     * name the attack's target, and how often they equal texts that the model is tested with. The
     * defense does not see these counts.
     *
     * <p>An augmenter that {@linkplain TextAugmenter#readsVocabulary() reads the vocabulary}
     * receives it, which requires {@link Access#CLASS_NAMES}.
     *
     * @param use the purpose of the texts, in a word or two, e.g. "sub-captions"
     * @param augmenter the augmenter named in the defense's options
     * @param pairs the pairs whose captions it is fitted to
     */
    FittedAugmenter augmenter(String use, PluginRef<TextAugmenter> augmenter, PairSet pairs);

    /**
     * Embeds pairs in batches of a few hundred, so that millions of pictures are never in memory at
     * the same time.
     *
     * @param checkpoint the model
     */
    PairEmbeddings embed(Checkpoint checkpoint, PairSet pairs);

    /**
     * Declares which of the {@link #trainingPairs()} the defense finally considers clean: it trains
     * only on these, or uses only these to decide what to keep from the others. The report shows
     * how much poison is among them, but the defense does not see this. The last call takes effect.
     * A {@link SampleFilter} does not need to call this.
     *
     * @param pairs their indices, without duplicates
     * @throws AccessDeniedException unless the defense has {@link Access#TRAINING_PAIRS}
     * @throws IllegalArgumentException if an index is out of range or occurs twice
     */
    void trust(int[] pairs);

    /**
     * Returns an existing folder for temporary files. It is deleted afterwards, so the resulting
     * model must not be stored in it.
     */
    Path scratch();

    /** Returns the side of the models' square input pictures, in pixels. */
    int imageSize();

    /** Opens a model for embedding; the caller closes it. */
    ImageTextModel open(Checkpoint checkpoint);
}
