/** Saving and restoring of a run's state. */
@NullMarked
package io.mithridate.tensorflow.training.resume;

import org.jspecify.annotations.NullMarked;
