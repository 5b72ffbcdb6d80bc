/** The layers that towers consist of. */
@NullMarked
package io.mithridate.tensorflow.clip.layers;

import org.jspecify.annotations.NullMarked;
