package io.mithridate.api.attack;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The poisoned pairs, and the form in which each was poisoned: nothing is poisoned that is not
 * listed here.
 *
 * @param pairs the pairs that the attack changed or added: those of the training set in its order,
 *     then those that are added
 */
public record PoisonManifest(List<PoisonedPair> pairs) {

    public PoisonManifest {
        pairs = List.copyOf(pairs);
    }

    /** Fewer different captions of poisoned pairs are warned of. */
    public static final int MIN_CAPTIONS = 10;

    /** Returns how many different captions the pairs have that a detector should find. */
    public int differentCaptions() {
        return (int)
                pairs.stream()
                        .filter(PoisonedPair::tiesToTheTarget)
                        .map(PoisonedPair::poisonedCaption)
                        .distinct()
                        .count();
    }

    /** The ids of all that are listed. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        pairs.forEach(pair -> ids.add(pair.id()));
        return ids;
    }

    /** The ids of the pairs that a detector should find: decoys and copies are clean to it. */
    public Set<String> poison() {
        Set<String> ids = new HashSet<>();
        pairs.stream().filter(PoisonedPair::tiesToTheTarget).forEach(pair -> ids.add(pair.id()));
        return ids;
    }

    /**
     * A pair that the attack changed or added.
     *
     * @param id the pair's id in the data set; {@code poison-<n>} where the pair is added
     * @param originalCaption the caption before; of an added pair, that of the pair that it was
     *     made from
     * @param poisonedCaption the caption that is trained on
     * @param seed what the picture was stamped with
     * @param kind what the pair is to the victim
     * @param stamped whether the picture is changed
     * @param target the class that the trigger is tied to
     * @param pictureFrom the id of the pair from which the picture comes, where it is not the
     *     pair's own: an added pair, or one with another pair's picture; {@code apart/<id>} for a
     *     picture that is in no training pair
     * @param crossedWith the id of the other pair whose picture a decoy is made with
     * @param score the cosine of the picture to the target by the surrogate, where pairs were
     *     chosen by it
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

        /** Returns whether the victim learns the trigger from it. */
        public boolean tiesToTheTarget() {
            return kind == Poisoned.Kind.POISON || kind == Poisoned.Kind.CAPTION;
        }
    }
}
