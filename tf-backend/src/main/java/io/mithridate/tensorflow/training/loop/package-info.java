/** The training loop: the steps of the optimizer from the first to the last. */
@NullMarked
package io.mithridate.tensorflow.training.loop;

import org.jspecify.annotations.NullMarked;
