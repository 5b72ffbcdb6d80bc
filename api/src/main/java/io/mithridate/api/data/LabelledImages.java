package io.mithridate.api.data;

/**
 * Pictures with the index of their class. Implementations allow random access and are thread-safe.
 * An index outside the set causes an {@link IndexOutOfBoundsException}.
 */
public interface LabelledImages {

    /** Returns an empty set. */
    static LabelledImages none() {
        return NoImages.NONE;
    }

    /** Returns the number of pictures. */
    int size();

    /** Returns a name for the picture that is the same in every run. */
    String id(int index);

    /** Returns the picture at an index from 0 to {@code size() - 1}. */
    ImageData image(int index);

    /** Returns the index of the picture's class in {@link EvaluationData#classes()}. */
    int label(int index);

    /**
     * Returns a fingerprint that changes whenever a picture, a label or their order changes. It is
     * part of the cache keys of stages.
     */
    String fingerprint();
}
