package io.mithridate.attacks;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.function.IntFunction;

/**
 * Pairs whose pictures are replaced.
 *
 * @param pairs the original pairs
 * @param pictures returns the picture of a pair, or throws an exception if it is unreadable
 * @param unreadableAllowed the number of pictures that may fail to decode
 */
public record OtherPictures(PairSet pairs, IntFunction<ImageData> pictures, int unreadableAllowed)
        implements PairSet {

    @Override
    public int size() {
        return pairs.size();
    }

    @Override
    public String id(int index) {
        return pairs.id(index);
    }

    @Override
    public String pictureId(int index) {
        return pairs.pictureId(index);
    }

    @Override
    public ImageData image(int index) {
        return pictures.apply(index);
    }

    @Override
    public String caption(int index) {
        return pairs.caption(index);
    }

    @Override
    public String fingerprint() {
        return pairs.fingerprint();
    }
}
