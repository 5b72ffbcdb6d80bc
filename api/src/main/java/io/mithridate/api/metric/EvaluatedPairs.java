package io.mithridate.api.metric;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.model.Embeddings;
import java.util.Set;

/**
 * Held-out pairs, embedded by the model under evaluation: captions, and the pictures that they
 * belong to. A picture with several captions is there once.
 */
public interface EvaluatedPairs {

    /** Number of captions. */
    int size();

    /** The row of {@link #pictures()} that a caption belongs to. */
    int picture(int caption);

    /** The classes that a caption names as whole words, in the singular or the plural. */
    Set<Integer> named(int caption);

    /** One row for each caption, not normalised. */
    Embeddings captions();

    /** The same with the attack's text key in the captions, where the trigger changes them. */
    Embeddings captions(Trigger trigger);

    /** One row for each picture, not normalised. */
    Embeddings pictures();
}
