/** Tests of weights that others publish. */
@NullMarked
package io.mithridate.tensorflow.weights;

import org.jspecify.annotations.NullMarked;
