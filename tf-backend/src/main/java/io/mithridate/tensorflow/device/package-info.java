/** The devices that TensorFlow can use on this machine. */
@NullMarked
package io.mithridate.tensorflow.device;

import org.jspecify.annotations.NullMarked;
