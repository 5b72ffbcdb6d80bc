package io.mithridate.runner.results;

import java.util.List;

/**
 * Pictures and captions that a report shows beside the numbers.
 *
 * @param triggers training pairs without and with the trigger
 * @param pictures test pictures as models see them
 * @param captions what augmenters wrote for defenses
 */
public record Samples(
        List<TriggerSample> triggers, List<TestPictures> pictures, List<CaptionSample> captions) {

    public Samples {
        triggers = List.copyOf(triggers);
        pictures = List.copyOf(pictures);
        captions = List.copyOf(captions);
    }

    /** Nothing to show. */
    public static Samples none() {
        return new Samples(List.of(), List.of(), List.of());
    }
}
