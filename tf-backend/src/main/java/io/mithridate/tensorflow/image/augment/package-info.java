/**
 * Picture augmentations with the results of Pillow and torchvision, apart from documented
 * exceptions.
 */
@NullMarked
package io.mithridate.tensorflow.image.augment;

import org.jspecify.annotations.NullMarked;
