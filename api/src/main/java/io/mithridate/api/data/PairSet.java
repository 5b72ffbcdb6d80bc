package io.mithridate.api.data;

import java.util.List;
import java.util.Optional;

/**
 * Pairs of a picture and a caption, to train on. Implementations allow random access and are
 * thread-safe.
 *
 * <p>A picture with five captions occupies five indices, each with one of the captions. An epoch of
 * training reads every index once, with its own {@link #caption}. {@link #captions} is meant for
 * tasks that work with pictures rather than pairs, e.g. retrieval.
 *
 * <p>Pictures are loaded lazily: opening a set of millions of pairs decodes none of them.
 */
public interface PairSet {

    /**
     * Returns a set of pairs whose pictures are decoded and in memory, e.g. a few hundred in a
     * test.
     *
     * @param pairs the pairs, each with a distinct id
     */
    static PairSet of(List<Pair> pairs) {
        return new PairsInMemory(pairs);
    }

    /** A pair in memory. */
    record Pair(String id, Image picture, String caption) {}

    /** Returns the number of pairs. */
    int size();

    /** Returns a name for the pair that is the same in every run and every selection. */
    String id(int index);

    /** Returns the picture at an index from 0 to {@code size() - 1}. */
    ImageData image(int index);

    /**
     * Returns the caption at an index from 0 to {@code size() - 1}, which is the one used in
     * training.
     */
    String caption(int index);

    /**
     * Returns a name for the pair's picture. It is shared by all pairs with that picture and is the
     * same in every run and every selection. If no two pairs share a picture, it is the pair's own
     * {@link #id}.
     *
     * <p>It is used to make sets of pairs disjoint: a defender's clean pairs contain no picture of
     * a poisoned pair.
     */
    default String pictureId(int index) {
        return id(index);
    }

    /**
     * Returns all captions that the data set has for the pair's picture, including the pair's own
     * {@link #caption}, in an order that is the same for every pair with that picture. A selection
     * returns all of them, including captions of pairs that are not selected.
     */
    default List<String> captions(int index) {
        return List.of(caption(index));
    }

    /**
     * Returns a fingerprint that changes whenever a picture, a caption or their order changes. It
     * is part of the cache keys of stages.
     */
    String fingerprint();

    /**
     * Returns the origin of the picture at an index, so that sets that share pictures can share
     * data computed from them. Empty if the picture was made for this set and is already in memory.
     */
    default Optional<PictureSource> pictureSource(int index) {
        return Optional.of(new PictureSource(this, index));
    }

    /**
     * Returns the number of pictures that may fail to decode during training. Each is replaced with
     * another pair drawn using the seed. The default is 0, so that the first failure aborts
     * training.
     */
    default int unreadableAllowed() {
        return 0;
    }

    /** Returns the pairs at these indices, in this order, as a view. */
    default PairSet select(int[] indices) {
        return new SelectedPairs(this, indices);
    }

    /**
     * The origin of a picture. The same index in sets with equal fingerprints refers to equal
     * pictures.
     *
     * @param pairs the set that the picture comes from
     * @param index the index of the picture in that set
     */
    record PictureSource(PairSet pairs, int index) {}
}
