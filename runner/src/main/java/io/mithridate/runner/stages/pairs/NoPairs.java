package io.mithridate.runner.stages.pairs;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.PairSet;

/** The set without pairs, for models that come with weights and learn nothing from captions. */
public enum NoPairs implements PairSet {
    /** The one. */
    INSTANCE;

    @Override
    public int size() {
        return 0;
    }

    @Override
    public String id(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public ImageData image(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public String caption(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public String fingerprint() {
        return "no-pairs";
    }
}
