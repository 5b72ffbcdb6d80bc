package io.mithridate.api.data;

/**
 * Pictures with the index of their class; random access, safe for use by several threads. An index
 * outside the set is an {@link IndexOutOfBoundsException}.
 */
public interface LabelledImages {

    /** A set without pictures. */
    static LabelledImages none() {
        return NoImages.NONE;
    }

    /** Number of pictures. */
    int size();

    /** A name for the picture that stays the same in every run. */
    String id(int index);

    /** The picture at an index from 0 to {@code size() - 1}. */
    ImageData image(int index);

    /** The index of the picture's class in {@link EvaluationData#classes()}. */
    int label(int index);

    /** Changes whenever a picture, a label or their order does; part of stage keys. */
    String fingerprint();
}
