package io.mithridate.api.metric;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.model.Embeddings;
import java.util.OptionalInt;

/** The pictures of one test split, embedded by the model under evaluation. */
public interface EvaluatedSplit {

    /** The split's name. */
    String name();

    /** Number of pictures. */
    int size();

    /** The true class of a picture. */
    int label(int index);

    /**
     * The class that the attack wants a triggered picture taken for; empty if it is not a source.
     */
    OptionalInt target(int index);

    /** One row for each picture, not normalised. */
    Embeddings clean();

    /** One row for each picture with the trigger set off, not normalised. */
    Embeddings triggered(Trigger trigger);
}
