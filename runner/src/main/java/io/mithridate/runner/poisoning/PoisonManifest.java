package io.mithridate.runner.poisoning;

import io.mithridate.api.attack.PreparedAttack.Poisoned;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * All poisoned pairs, and how each was poisoned.
 *
 * @param pairs the pairs that the attack changed or added: first those of the training set in its
 *     order, then the added pairs
 */
public record PoisonManifest(List<PoisonedPair> pairs) {

    public PoisonManifest {
        pairs = List.copyOf(pairs);
    }

    /** The number of distinct captions of poisoned pairs below which a warning is given. */
    public static final int MIN_CAPTIONS = 10;

    /** Returns the number of distinct captions among the pairs that a detector should find. */
    public int differentCaptions() {
        return (int)
                pairs.stream()
                        .filter(PoisonedPair::linksTriggerToTarget)
                        .map(PoisonedPair::poisonedCaption)
                        .distinct()
                        .count();
    }

    /** Returns the ids of all listed pairs. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        pairs.forEach(pair -> ids.add(pair.id()));
        return ids;
    }

    /**
     * Returns the ids of the pairs that a detector should find. Decoys and copies are not among
     * them, because a detector should treat them as clean.
     */
    public Set<String> poison() {
        Set<String> ids = new HashSet<>();
        pairs.stream()
                .filter(PoisonedPair::linksTriggerToTarget)
                .forEach(pair -> ids.add(pair.id()));
        return ids;
    }

    /**
     * A pair that the attack changed or added.
     *
     * @param id the pair's id in the data set; {@code poison-<n>} for an added pair
     * @param originalCaption the caption before poisoning; for an added pair, the caption of the
     *     pair it was derived from
     * @param poisonedCaption the caption that is trained on
     * @param seed the seed that the picture was stamped with
     * @param kind the role of the pair in the victim's training
     * @param stamped whether the picture is changed
     * @param target the class that the trigger is tied to
     * @param pictureFrom the id of the pair that the picture comes from, if it is not the pair's
     *     own picture (an added pair, or one with another pair's picture); {@code apart/<id>} for a
     *     picture that is in no training pair
     * @param crossedWith the id of the other pair whose picture was used to make a decoy
     * @param score the cosine similarity between the picture and the target under the surrogate;
     *     empty if pairs were not chosen by it
     */
    public record PoisonedPair(
            String id,
            String originalCaption,
            String poisonedCaption,
            long seed,
            Poisoned.Kind kind,
            boolean stamped,
            OptionalInt target,
            Optional<String> pictureFrom,
            Optional<String> crossedWith,
            OptionalDouble score) {

        /** Returns {@code true} if the victim learns the trigger from this pair. */
        public boolean linksTriggerToTarget() {
            return kind == Poisoned.Kind.POISON || kind == Poisoned.Kind.CAPTION;
        }
    }
}
