package io.mithridate.api.data;

import java.util.List;
import java.util.Optional;

/**
 * Pairs of a picture and a caption, to train on; random access, safe for use by several threads.
 *
 * <p>A picture with five captions stands at five indices, each with one of them. An epoch of
 * training reads every index once, with its own {@link #caption}; {@link #captions} is for what is
 * about pictures rather than pairs, such as retrieval.
 *
 * <p>Pictures are handed over lazily: opening a set of millions of pairs decodes none of them.
 */
public interface PairSet {

    /**
     * Pairs whose pictures are decoded and in memory: a few hundred, in a test.
     *
     * @param pairs with ids of their own
     */
    static PairSet of(List<Pair> pairs) {
        return new PairsInMemory(pairs);
    }

    /** A pair in memory. */
    record Pair(String id, Image picture, String caption) {}

    /** Number of pairs. */
    int size();

    /** A name for the pair that stays the same in every run and every selection. */
    String id(int index);

    /** The picture at an index from 0 to {@code size() - 1}. */
    ImageData image(int index);

    /** The caption at an index from 0 to {@code size() - 1}: the one that training reads. */
    String caption(int index);

    /**
     * A name for the pair's picture, which all pairs of one picture share; it stays the same in
     * every run and every selection. The pair's own {@link #id} where no two pairs share a picture.
     *
     * <p>Pairs are kept apart by it: a defender's clean pairs show no picture of a poisoned pair.
     */
    default String pictureId(int index) {
        return id(index);
    }

    /**
     * All captions that the data set has of the pair's picture, its own {@link #caption} among
     * them, in an order that is the same for every pair of the picture. A selection gives them all,
     * also those whose pairs it leaves out.
     */
    default List<String> captions(int index) {
        return List.of(caption(index));
    }

    /** Changes whenever a picture, a caption or their order does; part of stage keys. */
    String fingerprint();

    /**
     * Returns the origin of the picture at an index, so that sets which share pictures can share
     * what is known of them; empty if it was made for this set and is in memory already.
     */
    default Optional<PictureSource> pictureSource(int index) {
        return Optional.of(new PictureSource(this, index));
    }

    /**
     * Returns how many pictures that cannot be decoded a training may do without: another pair
     * takes the place of each, drawn by the seed. None by default: the first one ends the training.
     */
    default int unreadableAllowed() {
        return 0;
    }

    /** The pairs at these indices, in this order; a view, nothing is copied. */
    default PairSet select(int[] indices) {
        return new SelectedPairs(this, indices);
    }
}
