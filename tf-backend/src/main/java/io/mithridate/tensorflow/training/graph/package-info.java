/** The graph of a run up to the gradients. */
@NullMarked
package io.mithridate.tensorflow.training.graph;

import org.jspecify.annotations.NullMarked;
