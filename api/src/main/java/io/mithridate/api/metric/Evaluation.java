package io.mithridate.api.metric;

import io.mithridate.api.attack.PoisonManifest;
import io.mithridate.api.attack.Trigger;
import io.mithridate.api.data.Classes;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.defense.ModelDetector;
import io.mithridate.api.model.Embeddings;
import io.mithridate.api.model.ImageTextModel;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/** A model under evaluation; a metric reads of it what its {@link Metric#needs()} names. */
public interface Evaluation {

    /** The classes of the test pictures. */
    Classes classes();

    /**
     * The one class that the attack aims at. Empty where nothing was attacked, where the attack has
     * no trigger, and where each class has a target of its own; {@link EvaluatedSplit#target} tells
     * the target of each picture.
     */
    OptionalInt target();

    /**
     * Returns the ways in which the attack is set off; empty where nothing was attacked, or the
     * attack has no trigger.
     */
    List<Trigger> triggers();

    /**
     * The test splits; the first is the one that the main table is over. Their embeddings need
     * {@link Need#EMBEDDINGS}.
     */
    List<EvaluatedSplit> splits();

    /**
     * The pictures apart from all others that the attack aims at one by one, under the name {@link
     * EvaluatedSplit#SINGLE_PICTURES}; empty where it aims at classes, or nothing was attacked.
     * Their embeddings need {@link Need#EMBEDDINGS}, and no trigger is set off in them. They belong
     * to no split, and neither do the rows of a metric that is over them.
     */
    Optional<EvaluatedSplit> singlePictures();

    /**
     * The pictures that settings are chosen on, under the name {@link EvaluatedSplit#VALIDATION};
     * needs {@link Need#VALIDATION}. No trigger is ever set off in them.
     */
    EvaluatedSplit validation();

    /**
     * Labelled pictures to train on, apart from those of {@link #validation()} and of every test
     * split, under the name {@link EvaluatedSplit#LABELLED}; needs {@link Need#LABELLED}. No
     * trigger is ever set off in them.
     */
    EvaluatedSplit labelled();

    /**
     * One unit row for each class: every evaluation prompt filled with the class name, embedded,
     * normalised, averaged, normalised. Needs {@link Need#EMBEDDINGS}.
     */
    Embeddings classEmbeddings();

    /**
     * The same with the attack's text key in the prompts, where the trigger changes them; needs
     * {@link Need#EMBEDDINGS}.
     */
    Embeddings classEmbeddings(Trigger trigger);

    /** The data set's held-out pairs; needs {@link Need#PAIRS}. */
    EvaluatedPairs heldOut();

    /** The model itself, which the evaluation closes; needs {@link Need#MODEL}. */
    ImageTextModel model();

    /**
     * Returns the training pairs that were poisoned. Of a control victim, none; but a metric of
     * {@link Need#FINDINGS} is given the pairs that the attack would have poisoned, so that a
     * detector can be seen to fail where there is nothing to find. Where the attack adds pairs, the
     * control has copies of clean ones instead, and none is poisoned.
     */
    PoisonManifest manifest();

    /** Returns what the cell's defense found, and what it trusts; needs {@link Need#FINDINGS}. */
    default Findings findings() {
        return Findings.none();
    }

    /**
     * The findings of a defense.
     *
     * @param sampleScores scores of the training pairs, by pair
     * @param trusted which training pairs the defense takes for clean
     * @param verdict the judgement of the model
     * @param guardScores what the guard of a detector of inputs said of test pictures
     */
    record Findings(
            Optional<List<SampleScore>> sampleScores,
            Optional<TrustedPairs> trusted,
            Optional<ModelDetector.Verdict> verdict,
            Optional<GuardScores> guardScores) {

        /** Nothing was sought. */
        public static Findings none() {
            return new Findings(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * The training pairs that a defense takes for clean; see {@link
     * io.mithridate.api.defense.DefenseContext#trust}.
     *
     * @param ids of the pairs
     * @param of how many training pairs there are
     */
    record TrustedPairs(Set<String> ids, int of) {

        public TrustedPairs {
            ids = Set.copyOf(ids);
        }

        /**
         * Some of the training pairs.
         *
         * @param pairs all of them
         * @param trusted the indices of those that are taken for clean
         * @throws IllegalArgumentException if an index is that of no pair, or stands there twice
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
     * The score of suspicion of a training pair.
     *
     * @param id the pair's id
     * @param score higher for more suspicious
     */
    record SampleScore(String id, double score) {}

    /**
     * The scores that a guard gave to test pictures: one score for each picture of a split, higher
     * for more suspicious.
     *
     * @param clean the scores of clean pictures, by the split's name
     * @param triggered those of the same pictures with the trigger in them; empty where no trigger
     *     is in the picture
     */
    record GuardScores(Map<String, List<Double>> clean, Map<String, List<Double>> triggered) {

        public GuardScores {
            clean = Map.copyOf(clean);
            triggered = Map.copyOf(triggered);
        }
    }
}
