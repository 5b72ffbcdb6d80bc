package io.mithridate.runner.results;

import io.mithridate.runner.augmentation.AugmentedCaption;
import java.util.List;

/**
 * Captions, and the sub-captions that an augmenter writes of them for a defense.
 *
 * @param defense the first defense that uses it
 * @param augmenter the augmenter, or what its texts are for where the defense has several
 * @param captions some of the defender's captions
 */
public record CaptionSample(String defense, String augmenter, List<AugmentedCaption> captions) {

    public CaptionSample {
        captions = List.copyOf(captions);
    }
}
