package io.mithridate.runner.results;

import io.mithridate.api.data.Image;
import java.util.SortedMap;

/**
 * A training pair, and the same pair as the attack would poison it.
 *
 * @param trigger the trigger, often without measurements
 * @param clean the picture at the model's size
 * @param triggered the same picture with the trigger applied
 * @param caption the pair's own caption
 * @param poisonedCaption the caption that training would use
 */
public record TriggerSample(
        MeasuredTrigger trigger,
        Image clean,
        Image triggered,
        String caption,
        String poisonedCaption) {

    public TriggerSample {
        if (clean.width() != triggered.width() || clean.height() != triggered.height()) {
            throw new IllegalArgumentException(
                    "a trigger leaves the size alone: clean %s, triggered %s"
                            .formatted(clean, triggered));
        }
    }

    /** Returns the name of the attack in tables. */
    public String attack() {
        return trigger.title();
    }

    /** Returns the measurements of the trigger, by name. */
    public SortedMap<String, Double> measured() {
        return trigger.numbers();
    }
}
