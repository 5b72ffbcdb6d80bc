package io.mithridate.defenses.robust;

import io.mithridate.tensorflow.image.GeometricAugment;
import io.mithridate.tensorflow.image.StrongAugment;
import io.mithridate.tensorflow.training.View;

/** How pictures are augmented in robust training. */
public enum StrongViews {
    /** Parts of pictures, with other colours, blurred: as RoCLIP and SafeCLIP have it. */
    RO_CLIP,
    /**
     * Geometric operations alone, which leave colours as they are: our variant, for data whose
     * captions name colours. Half of the pictures are mirrored, so that it is not for captions that
     * say what is to the left and to the right.
     */
    GEOMETRIC;

    /** A view of the pictures, augmented anew in each epoch. */
    View.Images images(String name) {
        return switch (this) {
            case RO_CLIP -> View.imagesAtModelSize(name, new StrongAugment());
            case GEOMETRIC -> View.images(name, new GeometricAugment());
        };
    }
}
