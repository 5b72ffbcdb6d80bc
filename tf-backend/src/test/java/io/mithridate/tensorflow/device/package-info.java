/** Tests of device. */
@NullMarked
package io.mithridate.tensorflow.device;

import org.jspecify.annotations.NullMarked;
