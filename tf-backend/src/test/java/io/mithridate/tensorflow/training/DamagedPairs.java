package io.mithridate.tensorflow.training;

import io.mithridate.api.data.CorruptImageException;
import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.Set;

/**
 * Pairs with some pictures that cannot be decoded.
 *
 * @param whole the pairs
 * @param unreadableAllowed the number of pictures that training may leave out
 * @param damaged the indices of the damaged pictures
 */
record DamagedPairs(PairSet whole, int unreadableAllowed, Set<Integer> damaged) implements PairSet {

    DamagedPairs {
        damaged = Set.copyOf(damaged);
    }

    @Override
    public int size() {
        return whole.size();
    }

    @Override
    public String id(int index) {
        return whole.id(index);
    }

    @Override
    public ImageData image(int index) {
        if (damaged.contains(index)) {
            throw new CorruptImageException(id(index) + ".png", "it is truncated");
        }
        return whole.image(index);
    }

    @Override
    public String caption(int index) {
        return whole.caption(index);
    }

    @Override
    public String fingerprint() {
        return whole.fingerprint();
    }
}
