package io.mithridate.api.metric;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.model.Embeddings;
import java.util.List;
import java.util.OptionalInt;

/**
 * Labelled pictures, embedded by the model under evaluation: a test split, validation, those that
 * one may train on, or those that an attack aims at one by one.
 */
public interface EvaluatedSplit {

    /** The name of the pictures that settings are chosen on; no test split has it. */
    String VALIDATION = "validation";

    /** The name of the labelled pictures that one may train on; no test split has it. */
    String LABELLED = "labelled-training";

    /** The name of the pictures that an attack aims at one by one; no test split has it. */
    String SINGLE_PICTURES = "single-pictures";

    /** The names that no test split has, since they name pictures of another purpose. */
    List<String> RESERVED = List.of(VALIDATION, LABELLED, SINGLE_PICTURES);

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

    /**
     * One row for each picture with the trigger set off, not normalised.
     *
     * @throws IllegalArgumentException outside of test splits, where no trigger is set off
     */
    Embeddings triggered(Trigger trigger);
}
