package io.mithridate.datasets.files;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * Pairs of pictures that no two of them share, each part made from the index.
 *
 * @param size number of pairs
 * @param ids the name of each
 * @param images the picture of each
 * @param captions the caption of each
 */
public record IndexedPairs(
        int size,
        IntFunction<String> ids,
        IntFunction<ImageData> images,
        IntFunction<String> captions,
        int unreadableAllowed,
        String fingerprint)
        implements PairSet {

    @Override
    public String id(int index) {
        return ids.apply(Objects.checkIndex(index, size));
    }

    @Override
    public ImageData image(int index) {
        return images.apply(Objects.checkIndex(index, size));
    }

    @Override
    public String caption(int index) {
        return captions.apply(Objects.checkIndex(index, size));
    }
}
