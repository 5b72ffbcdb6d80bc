/** Event files, which TensorBoard reads. */
@NullMarked
package io.mithridate.tensorflow.events;

import org.jspecify.annotations.NullMarked;
