package io.mithridate.api.metric;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.model.Embeddings;
import java.util.Set;

/**
 * Held-out pairs, embedded by the model under evaluation: captions and the pictures that they
 * belong to. A picture with several captions is included once.
 */
public interface EvaluatedPairs {

    /** Returns the number of captions. */
    int size();

    /** Returns the row of {@link #pictures()} that a caption belongs to. */
    int picture(int caption);

    /** Returns the classes that a caption names as whole words, singular or plural. */
    Set<Integer> named(int caption);

    /** Returns one row per caption, not normalized. */
    Embeddings captions();

    /**
     * Returns one row per caption, not normalized, with the attack's text key inserted into the
     * captions if the trigger changes them.
     */
    Embeddings captions(Trigger trigger);

    /** Returns one row per picture, not normalized. */
    Embeddings pictures();
}
