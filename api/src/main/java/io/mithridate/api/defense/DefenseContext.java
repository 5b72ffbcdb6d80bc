package io.mithridate.api.defense;

import io.mithridate.api.attack.AttackFacts;
import io.mithridate.api.attack.PreparedAttack;
import io.mithridate.api.backend.AccessDeniedException;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.data.Vocabulary;
import io.mithridate.api.defense.Defense.Access;
import io.mithridate.api.model.Checkpoint;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.api.training.TrainingContext;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

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
     * Returns clean labeled pictures to train on, disjoint from the validation and test pictures.
     * Requires {@link Access#LABELLED_IMAGES}.
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
     * Returns an augmenter that is fitted to the captions of {@link #cleanPairs()}; see {@link
     * #augmenter(String, PluginRef, PairSet)}.
     */
    default FittedAugmenter augmenter(String use, PluginRef<TextAugmenter> augmenter) {
        return augmenter(use, augmenter, cleanPairs());
    }

    /**
     * Builds an augmenter and fits it to captions. The report says how often the generated texts
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
     * how many of them are poisoned, but the defense does not see this number. Only the last call
     * takes effect. A {@link SampleFilter} does not need to call this.
     *
     * @param pairs the indices of these pairs, without duplicates
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

    /**
     * The embeddings of pairs.
     *
     * @param images one row per picture, not normalized
     * @param texts one row per caption, in the same order, not normalized
     */
    record PairEmbeddings(Embeddings images, Embeddings texts) {

        /**
         * Creates embeddings of pairs.
         *
         * @throws IllegalArgumentException if the numbers of rows differ
         */
        public PairEmbeddings {
            if (images.count() != texts.count()) {
                throw new IllegalArgumentException(
                        "%d pictures and %d captions are not pairs"
                                .formatted(images.count(), texts.count()));
            }
        }
    }

    /**
     * The attacker of a cell, for a defense with {@link Access#TRUE_TRIGGER}. Such a defense is an
     * oracle and the lower bound in every table, because no real defender knows the attacker. The
     * pairs that were actually poisoned are listed in the manifest, which no defense sees.
     */
    interface Attacker {

        /** Returns the attack, which stamps pictures and inserts its text key into captions. */
        PreparedAttack trigger();

        /**
         * Returns the facts that the attack received, including the target. They contain the
         * classes, so an oracle does not need {@link Access#CLASS_NAMES} to get the target's name.
         */
        AttackFacts facts();

        /**
         * Returns the class that the attacker would tie a pair to.
         *
         * @param caption the pair's own caption
         * @return the class's index; empty if the attack could not poison the pair, or if its
         *     caption already names that class and would be replaced
         */
        OptionalInt target(String caption);

        /**
         * Returns the caption that the attacker would give a pair. It is written in the same way as
         * the captions of the victim's poisoned pairs and includes the attack's text key if it has
         * one.
         *
         * @param caption the pair's own caption
         * @param seed the pair's seed; equal seeds give equal captions
         * @throws IllegalArgumentException if {@link #target} is empty for the caption, or if the
         *     source of captions has none for the target
         */
        String written(String caption, Seed seed);
    }
}
