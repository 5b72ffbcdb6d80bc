/** Layers that towers are built of. */
@NullMarked
package io.mithridate.tensorflow.clip.layers;

import org.jspecify.annotations.NullMarked;
