/** Other pictures of a picture, exactly as Pillow and torchvision make them. */
@NullMarked
package io.mithridate.tensorflow.image.augment;

import org.jspecify.annotations.NullMarked;
