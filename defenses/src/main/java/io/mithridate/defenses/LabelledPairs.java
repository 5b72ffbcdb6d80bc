package io.mithridate.defenses;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Embeddings;

/**
 * Labelled pictures in the form that training takes: pairs whose captions are empty, and which no
 * objective looks at.
 *
 * @param images the pictures
 */
public record LabelledPairs(LabelledImages images) implements PairSet {

    @Override
    public int size() {
        return images.size();
    }

    @Override
    public String id(int index) {
        return images.id(index);
    }

    @Override
    public ImageData image(int index) {
        return images.image(index);
    }

    @Override
    public String caption(int index) {
        return "";
    }

    @Override
    public String fingerprint() {
        return images.fingerprint();
    }

    /** The pictures' labels: a row of one number for each. */
    Embeddings labels() {
        float[] labels = new float[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = images.label(i);
        }
        return new Embeddings(labels.length, 1, labels);
    }

    /** As many classes as the largest label asks for. */
    int classes() {
        int classes = 0;
        for (int i = 0; i < size(); i++) {
            classes = Math.max(classes, images.label(i) + 1);
        }
        return classes;
    }
}
