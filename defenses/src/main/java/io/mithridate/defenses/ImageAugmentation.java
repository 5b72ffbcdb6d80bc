package io.mithridate.defenses;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.Purifier.PictureChange;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.tensorflow.image.augment.AutoAugment;
import io.mithridate.tensorflow.image.augment.GeometricAugment;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import io.mithridate.tensorflow.training.View;
import java.util.random.RandomGenerator;

/** The augmentation that creates the second view of a picture for the in-modal loss. */
public enum ImageAugmentation {
    /** AutoAugment with the ImageNet policy, as in CleanCLIP; it changes colors. */
    AUTO_AUGMENT,
    /**
     * Only geometric operations, which preserve colors. This is our variant, for data whose
     * captions mention colors.
     */
    GEOMETRIC;

    /**
     * Returns the augmentation as a change to pictures, for measuring how much of a trigger it
     * preserves.
     */
    PictureChange change() {
        return new Augmented(KebabCase.ofConstant(this), this == GEOMETRIC, transform());
    }

    private record Augmented(String name, boolean isGeometric, ImageTransform transform)
            implements PictureChange {

        @Override
        public Image apply(Image image, RandomGenerator random) {
            return transform.apply(image, random);
        }
    }

    /** Returns the second view of pictures, generated again in each epoch. */
    View.Images view() {
        return View.images("augmented-image", transform());
    }

    private ImageTransform transform() {
        return switch (this) {
            case AUTO_AUGMENT -> AutoAugment.imagenet();
            case GEOMETRIC -> new GeometricAugment();
        };
    }
}
