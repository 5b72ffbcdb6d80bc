package io.mithridate.defenses.inversion;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;

/** A subset of labeled pictures. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record SomeLabelled(LabelledImages all, int[] indices) implements LabelledImages {

    @Override
    public int size() {
        return indices.length;
    }

    @Override
    public String id(int index) {
        return all.id(indices[index]);
    }

    @Override
    public ImageData image(int index) {
        return all.image(indices[index]);
    }

    @Override
    public int label(int index) {
        return all.label(indices[index]);
    }

    @Override
    public String fingerprint() {
        return "%d of %s".formatted(indices.length, all.fingerprint());
    }
}
