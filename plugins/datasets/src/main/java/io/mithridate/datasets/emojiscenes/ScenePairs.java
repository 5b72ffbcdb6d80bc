package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;
import java.util.Objects;
import java.util.function.IntFunction;

/** Scenes with a caption each. */
final class ScenePairs implements PairSet {

    private final String split;
    private final int size;
    private final Pictures pictures;
    private final IntFunction<String> captions;
    private final String fingerprint;

    ScenePairs(
            String split,
            int size,
            Pictures pictures,
            IntFunction<String> captions,
            String fingerprint) {
        this.split = split;
        this.size = size;
        this.pictures = pictures;
        this.captions = captions;
        this.fingerprint = fingerprint;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public String id(int index) {
        return split + "-" + Objects.checkIndex(index, size);
    }

    @Override
    public ImageData image(int index) {
        return pictures.picture(Objects.checkIndex(index, size));
    }

    @Override
    public String caption(int index) {
        return captions.apply(Objects.checkIndex(index, size));
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
