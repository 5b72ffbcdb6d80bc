/** Tests of training. */
@NullMarked
package io.mithridate.tensorflow.training;

import org.jspecify.annotations.NullMarked;
