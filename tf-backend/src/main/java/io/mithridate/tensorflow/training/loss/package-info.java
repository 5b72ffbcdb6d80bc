/** Losses of batches, and what they are made of. */
@NullMarked
package io.mithridate.tensorflow.training.loss;

import org.jspecify.annotations.NullMarked;
