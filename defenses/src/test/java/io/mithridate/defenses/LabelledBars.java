package io.mithridate.defenses;

import io.mithridate.api.data.ImageData;
import io.mithridate.api.data.LabelledImages;

/** The pictures of bars with the color of the upper bar as their class. */
public final class LabelledBars implements LabelledImages {

    /** The number of colors. */
    public static final int CLASSES = 4;

    private static final ColouredPairs PAIRS = new ColouredPairs();

    @Override
    public int size() {
        return PAIRS.size();
    }

    @Override
    public String id(int index) {
        return "labelled-" + PAIRS.id(index);
    }

    @Override
    public ImageData image(int index) {
        return PAIRS.image(index);
    }

    @Override
    public int label(int index) {
        return index % CLASSES;
    }

    @Override
    public String fingerprint() {
        return "labelled-bars";
    }
}
