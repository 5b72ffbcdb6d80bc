package io.mithridate.api.text;

import java.util.List;

/**
 * Other texts for a caption.
 *
 * @param positives true of every picture that the caption is true of; perhaps empty
 * @param negatives false of every picture that the caption is true of; perhaps empty
 */
public record Augmentation(List<String> positives, List<Negative> negatives) {

    public Augmentation {
        positives = List.copyOf(positives);
        negatives = List.copyOf(negatives);
    }

    /** No other texts. */
    public static Augmentation none() {
        return new Augmentation(List.of(), List.of());
    }
}
