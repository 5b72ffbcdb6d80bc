package io.mithridate.api.metric;

import io.mithridate.api.attack.Trigger;
import io.mithridate.api.model.Embeddings;
import java.util.List;
import java.util.OptionalInt;

/**
 * Labeled pictures, embedded by the model under evaluation: a test split, the validation pictures,
 * the labeled training pictures, or the pictures that an attack targets individually.
 */
public interface EvaluatedSplit {

    /** The name of the pictures used for choosing settings; no test split may use it. */
    String VALIDATION = "validation";

    /** The name of the labeled pictures available for training; no test split may use it. */
    String LABELLED = "labelled-training";

    /** The name of the pictures that an attack targets individually; no test split may use it. */
    String SINGLE_PICTURES = "single-pictures";

    /** The names that no test split may use because they denote pictures with another purpose. */
    List<String> RESERVED = List.of(VALIDATION, LABELLED, SINGLE_PICTURES);

    /** Returns the split's name. */
    String name();

    /** Returns the number of pictures. */
    int size();

    /** Returns the true class of a picture. */
    int label(int index);

    /**
     * Returns the class that the attack wants a triggered picture to be classified as; empty if its
     * true class is not a source.
     */
    OptionalInt target(int index);

    /** Returns one row per picture, not normalized. */
    Embeddings clean();

    /**
     * Returns one row per picture with the trigger applied, not normalized.
     *
     * @throws IllegalArgumentException if this is not a test split, because triggers are applied
     *     only to test splits
     */
    Embeddings triggered(Trigger trigger);
}
