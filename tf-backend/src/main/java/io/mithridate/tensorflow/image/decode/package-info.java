/** Files of pictures as 8-bit RGB, exactly as Pillow and torchvision read them. */
@NullMarked
package io.mithridate.tensorflow.image.decode;

import org.jspecify.annotations.NullMarked;
