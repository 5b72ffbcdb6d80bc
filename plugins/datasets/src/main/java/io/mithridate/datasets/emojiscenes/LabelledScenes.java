package io.mithridate.datasets.emojiscenes;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import java.util.Objects;
import java.util.function.IntUnaryOperator;

/** Scenes of one thing, with its class. */
final class LabelledScenes implements LabelledImages {

    private final String split;
    private final int size;
    private final Pictures pictures;
    private final IntUnaryOperator labels;
    private final String fingerprint;

    LabelledScenes(
            String split,
            int size,
            Pictures pictures,
            IntUnaryOperator labels,
            String fingerprint) {
        this.split = split;
        this.size = size;
        this.pictures = pictures;
        this.labels = labels;
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
    public int label(int index) {
        return labels.applyAsInt(Objects.checkIndex(index, size));
    }

    @Override
    public String fingerprint() {
        return fingerprint;
    }
}
