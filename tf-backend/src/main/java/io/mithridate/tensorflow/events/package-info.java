/** Event files for TensorBoard. */
@NullMarked
package io.mithridate.tensorflow.events;

import org.jspecify.annotations.NullMarked;
