package io.mithridate.runner.results;

import io.mithridate.api.data.Image;
import io.mithridate.runner.augmentation.AugmentedCaption;
import java.util.List;
import java.util.SortedMap;

/**
 * Pictures and captions that a report shows next to the numbers.
 *
 * @param triggers training pairs without and with the trigger
 * @param pictures test pictures and the models' outputs for them
 * @param captions captions that augmenters wrote for defenses
 */
public record Samples(
        List<TriggerSample> triggers, List<TestPictures> pictures, List<CaptionSample> captions) {

    public Samples {
        triggers = List.copyOf(triggers);
        pictures = List.copyOf(pictures);
        captions = List.copyOf(captions);
    }

    /** Returns empty samples. */
    public static Samples none() {
        return new Samples(List.of(), List.of(), List.of());
    }

    /**
     * A training pair with and without the poison of the attack.
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

    /**
     * Captions and the sub-captions that an augmenter writes for a defense.
     *
     * @param defense the first defense that uses the augmenter
     * @param augmenter the name of the augmenter, or the use of its texts if the defense has
     *     several
     * @param captions some of the defender's captions, augmented
     */
    public record CaptionSample(String defense, String augmenter, List<AugmentedCaption> captions) {

        public CaptionSample {
            captions = List.copyOf(captions);
        }
    }
}
