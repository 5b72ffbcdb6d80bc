package io.mithridate.defenses;

import io.mithridate.api.data.Image;
import io.mithridate.api.defense.PictureChange;
import io.mithridate.api.plugin.KebabCase;
import io.mithridate.tensorflow.image.augment.AutoAugment;
import io.mithridate.tensorflow.image.augment.GeometricAugment;
import io.mithridate.tensorflow.image.augment.ImageTransform;
import io.mithridate.tensorflow.training.View;
import java.util.random.RandomGenerator;

/** The augmentation that makes the second view of a picture, for the in-modal loss. */
public enum ImageAugmentation {
    /** AutoAugment with the ImageNet policy, as CleanCLIP has it; it changes colours. */
    AUTO_AUGMENT,
    /**
     * Geometric operations alone, which leave colours as they are: our variant, for data whose
     * captions name colours.
     */
    GEOMETRIC;

    /** Returns the change to the pictures that a model sees, for checks of what is left of them. */
    PictureChange change() {
        return new Augmented(KebabCase.ofConstant(this), this == GEOMETRIC, transform());
    }

    private record Augmented(String name, boolean moves, ImageTransform transform)
            implements PictureChange {

        @Override
        public Image apply(Image image, RandomGenerator random) {
            return transform.apply(image, random);
        }
    }

    /** The second view, made anew in each epoch. */
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
