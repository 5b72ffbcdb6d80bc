package io.mithridate.api.attack;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which pairs were poisoned, and how: nothing is poisoned that is not listed here.
 *
 * @param pairs the poisoned pairs, in the order of the training set
 */
public record PoisonManifest(List<PoisonedPair> pairs) {

    public PoisonManifest {
        pairs = List.copyOf(pairs);
    }

    /** The ids of the poisoned pairs. */
    public Set<String> ids() {
        Set<String> ids = new HashSet<>();
        pairs.forEach(pair -> ids.add(pair.id()));
        return ids;
    }

    /**
     * A poisoned pair.
     *
     * @param id the pair's id in the data set
     * @param originalCaption the caption before
     * @param poisonedCaption the caption that is trained on
     * @param seed what the picture was stamped with
     */
    public record PoisonedPair(
            String id, String originalCaption, String poisonedCaption, long seed) {}
}
