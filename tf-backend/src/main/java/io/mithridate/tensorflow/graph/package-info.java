/** TensorFlow graphs, their variables and the optimizer that changes them. */
@NullMarked
package io.mithridate.tensorflow.graph;

import org.jspecify.annotations.NullMarked;
