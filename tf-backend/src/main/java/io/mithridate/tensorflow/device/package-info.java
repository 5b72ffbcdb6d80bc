/** The devices that TensorFlow can compute on here. */
@NullMarked
package io.mithridate.tensorflow.device;

import org.jspecify.annotations.NullMarked;
