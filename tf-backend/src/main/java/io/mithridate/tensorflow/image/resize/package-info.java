/** Pictures in other sizes, exactly as Pillow makes them. */
@NullMarked
package io.mithridate.tensorflow.image.resize;

import org.jspecify.annotations.NullMarked;
