package io.mithridate.defenses;

import io.mithridate.api.defense.DefenseContext;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.plugin.Option;
import io.mithridate.api.plugin.PluginRef;
import io.mithridate.api.random.Seed;
import io.mithridate.api.text.TextAugmenter;
import io.mithridate.tensorflow.training.View;
import java.util.List;

/**
 * Options of CleanCLIP's in-modal loss, and the second views of pictures and captions that it uses.
 */
public record InModal(
        @Option(
                        value =
                                "Weight of the in-modal loss; if 0, no second view of a picture or"
                                        + " caption is embedded.",
                        defaultValue = "1",
                        min = 0)
                double inModalWeight,
        @Option(
                        value =
                                "Augmentation that makes the second view of a picture for the"
                                        + " in-modal loss.",
                        defaultValue = "auto-augment")
                ImageAugmentation imageAugmentation,
        @Option(
                        value =
                                "Augmenter whose first positive is the second view of a caption for"
                                        + " the in-modal loss.",
                        defaultValue = "eda")
                PluginRef<TextAugmenter> textAugmenter) {

    /**
     * Returns {@code false} if second views are not needed. They must then be omitted, because they
     * would still affect batch norm.
     */
    boolean isOn() {
        return inModalWeight > 0;
    }

    /** Returns the augmenters that are used; the list is empty if the loss is off. */
    List<PluginRef<TextAugmenter>> augmenters() {
        return isOn() ? List.of(textAugmenter) : List.of();
    }

    /** Returns the changes made to pictures; the list is empty if the loss is off. */
    List<PictureChange> pictureChanges() {
        return isOn() ? List.of(imageAugmentation.change()) : List.of();
    }

    /** Returns the second view of the pictures, generated again in each epoch. */
    View.Images pictures() {
        return imageAugmentation.view();
    }

    /**
     * Returns the second view of the captions, generated again in each epoch, or once for the whole
     * run.
     */
    View.Captions captions(DefenseContext context, boolean fixed) {
        FirstPositive augmentation = FirstPositive.of(context, textAugmenter);
        Seed seed = context.training().seed().at("text-augmentation");
        return View.captions(
                "augmented-caption", fixed ? augmentation.onceForAll(seed) : augmentation);
    }
}
