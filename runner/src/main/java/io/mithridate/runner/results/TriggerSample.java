package io.mithridate.runner.results;

import io.mithridate.api.data.Image;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A training pair as it was, and as the attack would poison it.
 *
 * @param attack the attack's name, and what tells it apart where it is used with several options
 * @param clean the picture at the model's size
 * @param triggered the same picture with the trigger stamped on it
 * @param caption the pair's own caption
 * @param poisonedCaption the caption that would be trained on
 * @param measured what was measured while the trigger was made, by name; often nothing
 */
public record TriggerSample(
        String attack,
        Image clean,
        Image triggered,
        String caption,
        String poisonedCaption,
        SortedMap<String, Double> measured) {

    public TriggerSample {
        measured = Collections.unmodifiableSortedMap(new TreeMap<>(measured));
        if (clean.width() != triggered.width() || clean.height() != triggered.height()) {
            throw new IllegalArgumentException(
                    "a trigger leaves the size alone: clean %s, triggered %s"
                            .formatted(clean, triggered));
        }
    }
}
