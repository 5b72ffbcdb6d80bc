package io.mithridate.defenses;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;
import io.mithridate.api.data.PairSet;
import io.mithridate.api.model.Embeddings;

/**
 * Adapts labeled pictures to the form required for training: pairs with empty captions, which no
 * objective reads.
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

    /** Returns the labels of the pictures as a single column with one row per picture. */
    Embeddings labels() {
        float[] labels = new float[size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = images.label(i);
        }
        return new Embeddings(labels.length, 1, labels);
    }

    /** Returns the largest label plus one. */
    int classes() {
        int classes = 0;
        for (int i = 0; i < size(); i++) {
            classes = Math.max(classes, images.label(i) + 1);
        }
        return classes;
    }
}
