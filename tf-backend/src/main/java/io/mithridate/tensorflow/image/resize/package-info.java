/** Picture resizing with exactly the results of Pillow. */
@NullMarked
package io.mithridate.tensorflow.image.resize;

import org.jspecify.annotations.NullMarked;
