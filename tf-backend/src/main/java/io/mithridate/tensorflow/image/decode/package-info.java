/** Picture files decoded to 8-bit RGB, with the results of Pillow and torchvision. */
@NullMarked
package io.mithridate.tensorflow.image.decode;

import org.jspecify.annotations.NullMarked;
