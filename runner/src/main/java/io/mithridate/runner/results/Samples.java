package io.mithridate.runner.results;

import java.util.List;

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
}
