package io.mithridate.defenses;

import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter.FittedAugmenter;
import io.mithridate.tensorflow.training.View;
import java.util.List;

/**
 * The four views of CleanCLIP's batch: pictures and captions, as they are and augmented.
 *
 * @param images the pictures
 * @param augmentedImages the pictures, augmented anew in each epoch
 * @param captions the captions
 * @param augmentedCaptions the captions, augmented anew in each epoch or once for all
 */
record InModalViews(
        View.Images images,
        View.Images augmentedImages,
        View.Captions captions,
        View.Captions augmentedCaptions) {

    /**
     * The views.
     *
     * @param augmentation changes pictures
     * @param augmenter changes captions; its first positive counts, and where it has none the
     *     caption stays as it is
     * @param onceForAll whether each caption is augmented once for the whole run, as the reference
     *     does, and not anew in each epoch; equal captions then get equal texts
     * @param seed where the texts that are made once for all come from
     */
    static InModalViews of(
            ImageAugmentation augmentation,
            FittedAugmenter augmenter,
            boolean onceForAll,
            Seed seed) {
        FirstPositive anew = new FirstPositive(augmenter);
        return new InModalViews(
                View.images(),
                View.images("augmented-image", augmentation.transform()),
                View.captions(),
                View.captions("augmented-caption", onceForAll ? anew.onceForAll(seed) : anew));
    }

    List<View> all() {
        return List.of(images, augmentedImages, captions, augmentedCaptions);
    }
}
