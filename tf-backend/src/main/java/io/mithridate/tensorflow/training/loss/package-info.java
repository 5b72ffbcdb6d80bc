/** Losses of batches and their building blocks. */
@NullMarked
package io.mithridate.tensorflow.training.loss;

import org.jspecify.annotations.NullMarked;
