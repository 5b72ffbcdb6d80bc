/** The graph of a training run up to the gradients. */
@NullMarked
package io.mithridate.tensorflow.training.graph;

import org.jspecify.annotations.NullMarked;
