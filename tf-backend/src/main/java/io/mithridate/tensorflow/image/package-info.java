/**
 * Pictures on their way into a model: decoding, resizing, and augmentation, on 8-bit RGB and
 * exactly as Pillow and torchvision do it.
 */
@NullMarked
package io.mithridate.tensorflow.image;

import org.jspecify.annotations.NullMarked;
