package io.mithridate.runner.results;

import io.mithridate.runner.augmentation.AugmentedCaption;
import java.util.List;

/**
 * Captions and the sub-captions that an augmenter writes for a defense.
 *
 * @param defense the first defense that uses the augmenter
 * @param augmenter the name of the augmenter, or the use of its texts if the defense has several
 * @param captions some of the defender's captions, augmented
 */
public record CaptionSample(String defense, String augmenter, List<AugmentedCaption> captions) {

    public CaptionSample {
        captions = List.copyOf(captions);
    }
}
