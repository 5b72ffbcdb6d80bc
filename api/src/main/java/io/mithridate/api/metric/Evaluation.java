package io.mithridate.api.metric;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.metric.Metric.Need;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A model under evaluation. A metric may read the parts that its {@link Metric#needs()} declares.
 */
public interface Evaluation {

    /** Returns the classes of the test pictures. */
    Classes classes();

    /**
     * Returns the single target class of the attack. Empty if there was no attack, if the attack
     * has no trigger, or if each class has its own target; {@link EvaluatedSplit#target} returns
     * the target of each picture.
     */
    OptionalInt target();

    /**
     * Returns the triggers of the attack; empty if there was no attack, or if the attack has no
     * trigger.
     */
    List<Trigger> triggers();

    /**
     * Returns the test splits; the main table is computed on the first one. Their embeddings
     * require {@link Need#EMBEDDINGS}.
     */
    List<EvaluatedSplit> splits();

    /**
     * Returns the pictures that the attack targets individually, under the name {@link
     * EvaluatedSplit#SINGLE_PICTURES}; empty if it targets classes, or if there was no attack.
     * Their embeddings require {@link Need#EMBEDDINGS}, and no trigger is applied to them. They
     * belong to no split, so metric rows computed on them have no split.
     */
    Optional<EvaluatedSplit> singlePictures();

    /**
     * Returns the pictures used for choosing settings, under the name {@link
     * EvaluatedSplit#VALIDATION}. Requires {@link Need#VALIDATION}. No trigger is applied to them.
     */
    EvaluatedSplit validation();

    /**
     * Returns labeled pictures for training, disjoint from {@link #validation()} and from every
     * test split, under the name {@link EvaluatedSplit#LABELLED}. Requires {@link Need#LABELLED}.
     * No trigger is applied to them.
     */
    EvaluatedSplit labelled();

    /**
     * Returns the embeddings of the classes, one row of unit length per class: every evaluation
     * prompt is filled with the class name, embedded and normalized, the results are averaged, and
     * the average is normalized. Requires {@link Need#EMBEDDINGS}.
     */
    Embeddings classEmbeddings();

    /**
     * Returns the same rows as {@link #classEmbeddings()}, with the attack's text key inserted into
     * the prompts if the trigger changes them. Requires {@link Need#EMBEDDINGS}.
     */
    Embeddings classEmbeddings(Trigger trigger);

    /** Returns the data set's held-out pairs. Requires {@link Need#PAIRS}. */
    EvaluatedPairs heldOut();

    /** Returns the model itself, which the evaluation closes. Requires {@link Need#MODEL}. */
    ImageTextModel model();

    /**
     * Returns the ids of the training pairs that were poisoned, which a detector should find;
     * decoys and copies of clean pairs are not among them. For a control, the result is empty
     * unless the metric declares {@link Need#FINDINGS}. Such a metric receives the pairs that the
     * attack would have poisoned, so that it can show that a detector fails when there is nothing
     * to find. If the attack adds pairs, the control contains copies of clean pairs instead, and
     * none is poisoned.
     */
    Set<String> poison();

    /** Returns the findings of the cell's defense. Requires {@link Need#FINDINGS}. */
    default Findings findings() {
        return Findings.none();
    }

    /**
     * The findings of a defense.
     *
     * @param sampleScores the scores of the training pairs
     * @param trusted the training pairs that the defense considers clean
     * @param verdict the verdict on the model
     * @param guardScores the scores that the guard of an input detector gave to test pictures
     */
    record Findings(
            Optional<List<SampleScore>> sampleScores,
            Optional<TrustedPairs> trusted,
            Optional<ModelDetector.Verdict> verdict,
            Optional<GuardScores> guardScores) {

        /** Returns empty findings, for a defense that does not detect anything. */
        public static Findings none() {
            return new Findings(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * The training pairs that a defense considers clean; see {@link
     * io.mithridate.api.defense.DefenseContext#trust}.
     *
     * @param ids the ids of the pairs
     * @param of the total number of training pairs
     */
    record TrustedPairs(Set<String> ids, int of) {

        public TrustedPairs {
            ids = Set.copyOf(ids);
        }

        /**
         * Returns trusted pairs given by their indices.
         *
         * @param pairs all training pairs
         * @param trusted the indices of the pairs that are considered clean
         * @throws IllegalArgumentException if an index is out of range or occurs twice
         */
        public static TrustedPairs of(PairSet pairs, int[] trusted) {
            BitSet seen = new BitSet(pairs.size());
            for (int index : trusted) {
                if (index < 0 || index >= pairs.size() || seen.get(index)) {
                    throw new IllegalArgumentException(
                            ("the defense trusts pair %d; there are %d training pairs, counted from"
                                            + " 0, and each is trusted once")
                                    .formatted(index, pairs.size()));
                }
                seen.set(index);
            }
            return new TrustedPairs(
                    seen.stream().mapToObj(pairs::id).collect(Collectors.toSet()), pairs.size());
        }
    }

    /**
     * The suspicion score of a training pair.
     *
     * @param id the pair's id
     * @param score higher for more suspicious
     */
    record SampleScore(String id, double score) {}

    /**
     * The scores that a guard gave to test pictures, one for each picture of a split, higher for
     * more suspicious.
     *
     * @param clean the scores of clean pictures, by the split's name
     * @param triggered the scores of the same pictures with the trigger; empty if the attack does
     *     not have a trigger in the picture
     */
    record GuardScores(Map<String, List<Double>> clean, Map<String, List<Double>> triggered) {

        public GuardScores {
            clean = Map.copyOf(clean);
            triggered = Map.copyOf(triggered);
        }
    }

    /**
     * Labeled pictures, embedded by the model under evaluation: a test split, the validation
     * pictures, the labeled training pictures, or the pictures that an attack targets individually.
     */
    interface EvaluatedSplit {

        /** The name of the pictures used for choosing settings; no test split may use it. */
        String VALIDATION = "validation";

        /** The name of the labeled pictures available for training; no test split may use it. */
        String LABELLED = "labelled-training";

        /**
         * The name of the pictures that an attack targets individually; no test split may use it.
         */
        String SINGLE_PICTURES = "single-pictures";

        /**
         * The names that no test split may use because they denote pictures with another purpose.
         */
        List<String> RESERVED = List.of(VALIDATION, LABELLED, SINGLE_PICTURES);

        /** Returns the split's name. */
        String name();

        /** Returns the number of pictures. */
        int size();

        /** Returns the true class of a picture. */
        int label(int index);

        /**
         * Returns the class that the attack wants a triggered picture to be classified as; empty if
         * its true class is not a source.
         */
        OptionalInt target(int index);

        /** Returns the embeddings of the pictures, one row per picture, not normalized. */
        Embeddings clean();

        /**
         * Returns the embeddings of the triggered pictures, one row per picture, not normalized.
         *
         * @throws IllegalArgumentException if this is not a test split, because triggers are
         *     applied only to test splits
         */
        Embeddings triggered(Trigger trigger);
    }

    /**
     * Held-out pairs, embedded by the model under evaluation: captions and the pictures that they
     * belong to. A picture with several captions is included once.
     */
    interface EvaluatedPairs {

        /** Returns the number of captions. */
        int size();

        /** Returns the index of the row of {@link #pictures()} that a caption belongs to. */
        int picture(int caption);

        /** Returns the classes that a caption names as whole words, singular or plural. */
        Set<Integer> named(int caption);

        /** Returns the embeddings of the captions, one row per caption, not normalized. */
        Embeddings captions();

        /**
         * Returns the embeddings of the captions, one row per caption, not normalized. The attack's
         * text key is inserted into the captions if the trigger changes them.
         */
        Embeddings captions(Trigger trigger);

        /** Returns the embeddings of the pictures, one row per picture, not normalized. */
        Embeddings pictures();
    }
}
