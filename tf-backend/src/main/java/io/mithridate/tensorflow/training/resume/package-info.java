/** A run's state, saved and read again. */
@NullMarked
package io.mithridate.tensorflow.training.resume;

import org.jspecify.annotations.NullMarked;
