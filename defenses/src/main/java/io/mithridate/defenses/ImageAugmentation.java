package io.mithridate.defenses;

import io.mithridate.tensorflow.image.AutoAugment;
import io.mithridate.tensorflow.image.GeometricAugment;
import io.mithridate.tensorflow.image.ImageTransform;

/** How the second view of a picture is made, for the in-modal loss. */
public enum ImageAugmentation {
    /** AutoAugment with the ImageNet policy, as CleanCLIP has it; it changes colours. */
    AUTO_AUGMENT,
    /**
     * Geometric operations alone, which leave colours as they are: our variant, for data whose
     * captions name colours.
     */
    GEOMETRIC;

    ImageTransform transform() {
        return switch (this) {
            case AUTO_AUGMENT -> AutoAugment.imagenet();
            case GEOMETRIC -> new GeometricAugment();
        };
    }
}
