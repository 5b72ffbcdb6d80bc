package io.mithridate.api.data;

import java.util.Optional;

/**
 * Pictures with a caption each, to train on; random access, safe for use by several threads.
 *
 * <p>Pictures are handed over lazily: opening a set of millions of pairs decodes none of them.
 */
public interface PairSet {

    /** Number of pairs. */
    int size();

    /** A name for the pair that stays the same in every run and every selection. */
    String id(int index);

    /** The picture at an index from 0 to {@code size() - 1}. */
    ImageData image(int index);

    /** The caption at an index from 0 to {@code size() - 1}. */
    String caption(int index);

    /** Changes whenever a picture, a caption or their order does; part of stage keys. */
    String fingerprint();

    /**
     * Where the picture at an index comes from, so that sets which share pictures can share what is
     * known of them; empty if it was made for this set and is in memory already.
     */
    default Optional<PictureSource> pictureSource(int index) {
        return Optional.of(new PictureSource(this, index));
    }

    /** The pairs at these indices, in this order; a view, nothing is copied. */
    default PairSet select(int[] indices) {
        return new SelectedPairs(this, indices);
    }
}
