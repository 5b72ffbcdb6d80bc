package io.mithridate.api.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts derived from a caption.
 *
 * @param positives texts that are true of every picture that the caption is true of; may be empty
 * @param negatives texts that are false of every picture that the caption is true of; may be empty
 */
public record Augmentation(List<String> positives, List<Negative> negatives) {

    private static final int MAX_TEXTS = 10_000;

    /**
     * Creates an augmentation.
     *
     * @throws IllegalArgumentException if a list has more than 10 000 texts or is endless
     */
    public Augmentation {
        positives = copy(positives);
        negatives = copy(negatives);
    }

    private static <T> List<T> copy(List<T> texts) {
        List<T> copy = new ArrayList<>();
        for (T text : texts) {
            if (copy.size() == MAX_TEXTS) {
                throw new IllegalArgumentException(
                        "a caption has more than %d positives or negatives".formatted(MAX_TEXTS));
            }
            copy.add(text);
        }
        return List.copyOf(copy);
    }

    /** Returns an augmentation without texts. */
    public static Augmentation none() {
        return new Augmentation(List.of(), List.of());
    }
}
